"""What both databases share: pages are indexed as tokens, queries become conditions on tokens, and no word a person
types reaches a query language. So nothing a reader or an editor writes into a search field can raise.
"""

from collections.abc import Callable
from functools import reduce
from operator import and_, or_

from django.db.models import Case, CharField, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from modelsearch import query as asked
from modelsearch.index import AutocompleteField, SearchField

from search import text

# PostgreSQL refuses a vector of 1 MB: about 200,000 characters of one page are searchable, more than any page has.
LARGEST_ENTRY = 900_000
# A hit in the title stands before a hit in the text, words with the very marks that were typed before others.
TITLE_WEIGHT, EXACT_WEIGHT = 2.0, 1.0
NOTHING = Q(pk__in=[])


class EncodedObject:
    """An indexed object whose fields answer in tokens; this is all that `add_items` asks of an object."""

    def __init__(self, obj, indexer):
        self.pk = obj.pk
        self._columns: dict[str, list[str]] = {"title": [], "body": [], "autocomplete": []}
        for field in obj.get_search_fields():
            for leaf, *_weight, value in indexer.prepare_field(obj, field):
                self._columns[_column(leaf)].append(value)

    def get_search_fields(self) -> list:
        return [
            EncodedSearchField("title", self._columns["title"]),
            EncodedSearchField("body", self._columns["body"]),
            EncodedAutocompleteField("title", self._columns["autocomplete"]),
        ]


class EncodedField:
    def __init__(self, name: str, values: list[str]):
        super().__init__(name)
        # A line between two fields, so that no pair and no phrase reaches from one into the other.
        self.encoded = _bounded(text.tokens("\n".join(values)))

    def get_value(self, obj) -> str:
        return self.encoded


class EncodedSearchField(EncodedField, SearchField):
    pass


class EncodedAutocompleteField(EncodedField, AutocompleteField):
    pass


class EncodedIndex:
    """Mixin for an index: what is added is encoded first."""

    indexer: type

    def add_items(self, model, objs):
        super().add_items(model, [EncodedObject(obj, self.indexer(obj, self.backend)) for obj in objs])

    def _refresh_title_norms(self, full=False):
        """Nothing here ranks by the length of a title; the parent reads and writes every entry at each save."""


class EncodedCompiler:
    """Mixin for a query compiler. A database says in `entries` which entries of the index hold all of some terms."""

    columns: tuple[str, ...] = ("title", "body")

    def entries(self, terms: tuple[text.Term, ...], columns: tuple[str, ...]) -> QuerySet:
        """The `object_id`s of the entries that contain every one of `terms` in `columns`."""
        raise NotImplementedError

    def search(self, config, start, stop, score_field=None, backend=None) -> QuerySet:
        columns = self._columns_asked_for()
        queryset = self.queryset.alias(_object_id=Cast("pk", CharField()))
        queryset = queryset.filter(self._found(self.query, columns, _terms) or NOTHING)
        if score_field or self.order_by_relevance:
            queryset = queryset.annotate(**{score_field or "_relevance": self._relevance(columns)})
        if self.order_by_relevance:
            queryset = queryset.order_by(f"-{score_field or '_relevance'}", "-pk")
        elif not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def _columns_asked_for(self) -> tuple[str, ...]:
        """`fields=` as far as the index knows it: the title, or all the rest together."""
        if not self.fields or len(self.columns) == 1:
            return self.columns
        return tuple({"title" if field == "title" else "body": None for field in self.fields})

    def _found(self, query, columns: tuple[str, ...], terms_of: Callable) -> Q | None:
        """The condition `query` puts on an object; None when it asks for nothing, as a lone quotation mark does."""
        if isinstance(query, asked.MatchAll):
            return ~NOTHING
        if isinstance(query, asked.Boost):
            return self._found(query.subquery, columns, terms_of)
        if isinstance(query, asked.Not):
            inner = self._found(query.subquery, columns, terms_of)
            return None if inner is None else ~inner
        if isinstance(query, (asked.And, asked.Or)):
            parts = [self._found(subquery, columns, terms_of) for subquery in query.subqueries]
            return _joined([part for part in parts if part is not None], any_of=isinstance(query, asked.Or))
        terms = terms_of(query)
        alternatives = [(term,) for term in terms] if getattr(query, "operator", "and") == "or" else [terms]
        return _joined(
            [Q(_object_id__in=self.entries(together, columns)) for together in alternatives if together], any_of=True
        )

    def _relevance(self, columns: tuple[str, ...]):
        in_title = self._found(self.query, ("title",), _terms) if len(columns) > 1 else None
        exact = self._found(self.query, columns, _exact_terms)
        return _weight(in_title, TITLE_WEIGHT) + _weight(exact, EXACT_WEIGHT)


class EncodedAutocompleteCompiler(EncodedCompiler):
    columns = ("autocomplete",)


def _terms(leaf) -> tuple[text.Term, ...]:
    return text.phrase(leaf.query_string) if isinstance(leaf, asked.Phrase) else text.query(leaf.query_string)


def _exact_terms(leaf) -> tuple[text.Term, ...]:
    return tuple(text.Term(adjacent=(term.exact,)) for term in _terms(leaf) if term.exact)


def _joined(parts: list[Q], *, any_of: bool) -> Q | None:
    return reduce(or_ if any_of else and_, parts) if parts else None


def _weight(condition: Q | None, weight: float):
    if condition is None:
        return Value(0.0, output_field=FloatField())
    return Case(When(condition, then=Value(weight)), default=Value(0.0), output_field=FloatField())


def _column(field) -> str:
    if isinstance(field, AutocompleteField):
        return "autocomplete"
    return "title" if field.field_name == "title" else "body"


def _bounded(encoded: str) -> str:
    """As many tokens as fit into one entry, counted as PostgreSQL counts: each token once, each place it stands."""
    if len(encoded) < LARGEST_ENTRY // 2:
        return encoded
    seen: set[str] = set()
    kept, size = [], 0
    for token in encoded.split(" "):
        size += 2 if token in seen else len(token) + 8
        if size > LARGEST_ENTRY:
            break
        seen.add(token)
        kept.append(token)
    return " ".join(kept)
