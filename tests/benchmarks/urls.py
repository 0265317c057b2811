from django.http import HttpResponse
from django.urls import path

from config.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]

urlpatterns = [path("nothing/", lambda request: HttpResponse("nothing")), *urlpatterns]
