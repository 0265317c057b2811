"""allauth's forms, forgiving about how an address was typed: full-width letters, capitals, a space at the end."""

from allauth.account import forms

from membership.models.user import normalise_email


class ForgivingAddress:
    """Puts the address into its one spelling before anything looks at it."""

    address_field = "email"

    def __init__(self, data=None, *args, **kwargs):
        name = f"{kwargs['prefix']}-{self.address_field}" if kwargs.get("prefix") else self.address_field
        if data and data.get(name):
            data = data.copy()
            data[name] = normalise_email(data[name])
        super().__init__(data, *args, **kwargs)


class LoginForm(ForgivingAddress, forms.LoginForm):
    address_field = "login"


class SignupForm(ForgivingAddress, forms.SignupForm):
    pass


class ChangeEmailForm(ForgivingAddress, forms.ChangeEmailForm):
    pass


class ResetPasswordForm(ForgivingAddress, forms.ResetPasswordForm):
    pass


class RequestLoginCodeForm(ForgivingAddress, forms.RequestLoginCodeForm):
    pass
