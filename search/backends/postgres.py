"""PostgreSQL: the tokens of a page as text vectors, order looked up in the token text beside them.

`<->` is not asked of a page's body: a vector keeps no place after the 16,383rd and only 256 places of one token.
"""

from django.contrib.postgres.search import SearchQuery
from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Concat
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.utils import get_descendants_content_types_pks

from search import text
from search.backends.encoded import EncodedAutocompleteCompiler, EncodedCompiler, EncodedIndex


def _vector_query(term: text.Term, *, in_order: bool) -> SearchQuery:
    if term.adjacent:
        expression = (" <-> " if in_order else " & ").join(f"'{token}'" for token in term.adjacent)
    else:
        expression = " | ".join(f"'{token}':*" for token in term.beginnings)
    return SearchQuery(Value(expression), search_type="raw", config="simple")


class PostgresEntries:
    def entries(self, terms, columns):
        entries = stock.IndexEntry.objects.filter(
            content_type__in=get_descendants_content_types_pks(self.queryset.model)
        )
        for column in columns:
            if column != "autocomplete":
                entries = entries.alias(**{f"_{column}_in_order": _in_order(column)})
        for term in terms:
            found = Q()
            for column in columns:
                found |= self._holds(term, column)
            entries = entries.filter(found)
        return entries.values("object_id")

    def _holds(self, term: text.Term, column: str) -> Q:
        # Titles are short: there the vector itself knows the order.
        found = Q(**{column: _vector_query(term, in_order=column == "autocomplete")})
        if len(term.adjacent) > 1 and column != "autocomplete":
            found &= Q(**{f"_{column}_in_order__contains": f" {' '.join(term.adjacent)} "})
        return found


def _in_order(column: str):
    return Concat(Value(" "), F(f"{column}_text"), Value(" "), output_field=TextField())


class Index(EncodedIndex, stock.PostgresIndex):
    indexer = stock.ObjectIndexer


class Compiler(PostgresEntries, EncodedCompiler, stock.PostgresSearchQueryCompiler):
    pass


class AutocompleteCompiler(PostgresEntries, EncodedAutocompleteCompiler, stock.PostgresAutocompleteQueryCompiler):
    pass


class SearchBackend(stock.PostgresSearchBackend):
    index_class = Index
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler

    def __init__(self, params):
        super().__init__(params)
        # No stemming and no stop words: a token is not a word of any language.
        self.config = "simple"
