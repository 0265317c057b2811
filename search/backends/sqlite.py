"""SQLite: the tokens of a page in its FTS5 table, a query as one expression of quoted tokens."""

from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.backends.database.sqlite.query import MatchExpression
from modelsearch.utils import get_descendants_content_types_pks

from search import text
from search.backends.encoded import EncodedAutocompleteCompiler, EncodedCompiler, EncodedIndex


class Match(MatchExpression):
    """`table MATCH '{columns} : (…)'` for terms that are already spelled in [a-z0-9]."""

    def __init__(self, columns: tuple[str, ...], terms: tuple[text.Term, ...]):
        super().__init__(list(columns), " AND ".join(map(_expression, terms)))

    def as_sql(self, compiler, connection):
        return self.template, [f"{{{' '.join(self.columns)}}} : ({self.query})"]


def _expression(term: text.Term) -> str:
    if term.adjacent:
        return f'"{" ".join(term.adjacent)}"'
    return "({})".format(" OR ".join(f'"{token}"*' for token in term.beginnings))


class SQLiteEntries:
    def entries(self, terms, columns):
        return stock.SQLiteFTSIndexEntry.objects.filter(
            Match(columns, terms),
            index_entry__content_type__in=get_descendants_content_types_pks(self.queryset.model),
        ).values("index_entry__object_id")


class Index(EncodedIndex, stock.SQLiteIndex):
    indexer = stock.ObjectIndexer


class Compiler(SQLiteEntries, EncodedCompiler, stock.SQLiteSearchQueryCompiler):
    pass


class AutocompleteCompiler(SQLiteEntries, EncodedAutocompleteCompiler, stock.SQLiteAutocompleteQueryCompiler):
    pass


class SearchBackend(stock.SQLiteSearchBackend):
    index_class = Index
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
