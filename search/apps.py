from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self):
        from wagtail.signals import page_published

        page_published.connect(_index_whole_page, dispatch_uid="search.index_whole_page")


def _index_whole_page(instance, **_kwargs):
    """Wagtail indexes a page as its row is saved, before its addressees, co-signers and notes are."""
    from modelsearch import index

    index.insert_or_update_object(instance)
