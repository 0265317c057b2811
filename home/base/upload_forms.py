"""The admin's forms for files, which say in a sentence what `home.base.uploads` would refuse to store."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.base import uploads


class PictureField(WagtailImageField):
    """Wagtail's own, for files cut off in the middle too: its decoder raises what no form expects."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:  # decoders meet hostile bytes and raise whatever they like
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class ImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):  # the form of the second step of a bulk upload has none
            self.fields["file"] = PictureField(label=given.label, required=given.required, widget=given.widget)

    def clean_file(self):
        file = self.cleaned_data["file"]
        return uploads.clean_picture(file) if isinstance(file, UploadedFile) else file


class DocumentForm(BaseDocumentForm):
    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            file.name = uploads.check_document(file)
        return file
