"""A person, the roles they hold for an organisation, and tokens for programs."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Upper
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from talentportal.accounts.labels import ROLE_LABELS
from talentportal.core.choices import choices
from talentportal.core.models import Record
from talentportal.kernel.roles import CONSORTIUM, GRANTABLE, MINISTRY, STAFF, Role
from talentportal.organisations.models import Organisation


class UserQuerySet(models.QuerySet["User"]):
    """People, by who is asking."""

    def visible_to(self, user: "User") -> Self:
        """Return whom this person may administer: everybody for an administrator, else oneself."""
        if Role.ADMINISTRATOR in user.roles:
            return self
        return self.filter(pk=user.pk)

    def holding(self, role: Role) -> Self:
        """Return people who hold the role today."""
        held = Grant.objects.filter(user=models.OuterRef("pk"), role=role, ended_at=None)
        return self.filter(models.Exists(held))

    def matching(self, words: str) -> Self:
        """Return people whose name or address contains the words."""
        return self.filter(Q(name__icontains=words) | Q(email__icontains=words))

    def with_roles(self) -> Self:
        """Fetch what `roles` needs for all rows at once."""
        held = Grant.objects.filter(ended_at=None).select_related("organisation")
        return self.prefetch_related(
            models.Prefetch("grants", queryset=held, to_attr="active_grants")
        )


class _People(BaseUserManager["User"]):
    """Finds people by address, whatever the case it is written in."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with this e-mail address."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Make an account; without a password nobody can sign in to it."""
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user


UserManager = _People.from_queryset(UserQuerySet)


class User(AbstractBaseUser):
    """A person with an account. What they may do is in their grants."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="en")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    """A fictional person of the demonstration."""
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_one_per_address")]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="accounts_user_newest"),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="accounts_user_name_trgm"),
            GinIndex(OpClass(Upper("email"), name="gin_trgm_ops"), name="accounts_user_mail_trgm"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def active_grants(self) -> list["Grant"]:
        """Read the grants that have not ended, with their organisations (one query)."""
        return list(self.grants.filter(ended_at=None).select_related("organisation"))

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Everything the person may act as."""
        return frozenset(Role(grant.role) for grant in self.active_grants)

    @property
    def is_staff(self) -> bool:
        """Whether the person works in the staff frame."""
        return not self.roles.isdisjoint(STAFF)

    @property
    def is_ministry(self) -> bool:
        """Whether the person acts for a ministry or agency."""
        return not self.roles.isdisjoint(MINISTRY)

    @property
    def may_sign_in(self) -> bool:
        """Whether the account opens anything: fictional people act in a demonstration only."""
        return self.is_active and (settings.DEMO or not self.is_demo)

    @property
    def is_invited(self) -> bool:
        """Whether the person was invited and has not chosen a password yet."""
        return not self.has_usable_password()

    def forget_roles(self) -> None:
        """Drop what was read of the grants, after they changed."""
        for name in ("active_grants", "roles"):
            self.__dict__.pop(name, None)


class Grant(Record):
    """One role of one person, for an organisation where the role needs one."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=32, choices=choices(ROLE_LABELS))
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    granted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=sorted(str(role) for role in GRANTABLE)),
                name="accounts_grant_known_role",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(str(role) for role in CONSORTIUM | MINISTRY))
                | Q(organisation__isnull=False),
                name="accounts_grant_staff_act_for_someone",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "organisation"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="accounts_grant_once",
            ),
            models.CheckConstraint(
                condition=Q(granted_by=None) | ~Q(granted_by=F("user")),
                name="accounts_grant_never_to_oneself",
            ),
        ]
        indexes = [
            models.Index(
                fields=["role", "user"], name="accounts_grant_held", condition=Q(ended_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id or ''}".strip()


class Token(Record):
    """A program's key to the API. Only its digest is stored; the secret is shown once."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens", db_index=False)
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=40))
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-created_at"], name="accounts_token_user")]

    def __str__(self) -> str:
        return f"{self.prefix}… {self.name}"

    @property
    def is_usable(self) -> bool:
        """Whether the token still opens anything."""
        return self.revoked_at is None and self.expires_at > timezone.now()
