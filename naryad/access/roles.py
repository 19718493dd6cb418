"""Which roles does a new organization start with?"""

from dataclasses import dataclass
from enum import StrEnum

from naryad.access.permissions import Permission as P  # noqa: N817 - read as a table


class RoleCode(StrEnum):
    ADMINISTRATOR = "ADMINISTRATOR"
    HEAD = "HEAD"
    DISPATCHER = "DISPATCHER"
    TECHNICIAN = "TECHNICIAN"
    CUSTOMER = "CUSTOMER"
    REGISTERED = "REGISTERED"


@dataclass(frozen=True)
class StartingRole:
    """`may_give`: roles that the holder may give even without holding all their permissions."""

    code: RoleCode
    ru: str
    en: str
    about_ru: str
    about_en: str
    permissions: frozenset[P] = frozenset()
    may_give: frozenset[RoleCode] = frozenset()
    is_for_customers: bool = False


_DISPATCHER = frozenset(
    {
        P.SEE_ALL_PEOPLE,
        P.ADD_PEOPLE,
        P.EDIT_PEOPLE,
        P.GIVE_ROLES,
        P.INVITE_PEOPLE,
        P.CONVERT_TO_EMPLOYEE,
        P.CONVERT_TO_CUSTOMER,
        P.SEE_ALL_COMPANIES,
        P.EDIT_COMPANIES,
        P.SEE_ROLES,
        P.SEE_ALL_ASSETS,
        P.EDIT_ASSETS,
        P.EDIT_CODES,
        P.SEE_ALL_TICKETS,
        P.ADD_TICKETS,
        P.EDIT_TICKETS,
        P.ASSIGN_TICKETS,
        P.MOVE_TICKETS,
        P.ARCHIVE_TICKETS,
        P.SEE_ALL_CONTRACTS,
    }
)
_CUSTOMER = frozenset(
    {
        P.SEE_OWN_COMPANIES,
        P.SEE_ASSETS_OF_COMPANIES,
        P.SEE_TICKETS_OF_COMPANIES,
        P.SEE_REQUESTED_TICKETS,
        P.ADD_TICKETS,
    }
)
_HEAD = _DISPATCHER | {
    P.SEE_DELETED_PEOPLE,
    P.BAN_PEOPLE,
    P.DELETE_PEOPLE,
    P.MERGE_PEOPLE,
    P.VIEW_AS,
    P.DELETE_COMPANIES,
    P.MERGE_COMPANIES,
    P.DELETE_ASSETS,
    P.EDIT_CONTRACTS,
    P.DELETE_CONTRACTS,
    P.EDIT_AREAS,
    P.EDIT_CATALOG,
    P.SKIP_SCANS,
    P.DELETE_TICKETS,
    P.EDIT_TICKET_SETTINGS,
    P.SEE_JOURNAL,
    P.SHARE_VIEWS,
    P.SEE_LETTERS,
}

STARTING_ROLES: tuple[StartingRole, ...] = (
    StartingRole(
        RoleCode.ADMINISTRATOR,
        "Администратор",
        "Administrator",
        "Все права, также будущие. Эту роль нельзя урезать или удалить.",
        "Every right, future ones too. This role cannot be cut down or deleted.",
        may_give=frozenset(RoleCode),
    ),
    StartingRole(
        RoleCode.HEAD,
        "Руководитель сервиса",
        "Head of service",
        "Отвечает за людей, компании и справочники.",
        "Answers for people, companies and directories.",
        _HEAD,
        may_give=frozenset(RoleCode) - {RoleCode.ADMINISTRATOR},
    ),
    StartingRole(
        RoleCode.DISPATCHER,
        "Диспетчер",
        "Dispatcher",
        "Заводит заказчиков и сотрудников, приглашает их.",
        "Registers customers and employees and invites them.",
        _DISPATCHER,
        may_give=frozenset({RoleCode.CUSTOMER, RoleCode.REGISTERED, RoleCode.TECHNICIAN}),
    ),
    StartingRole(
        RoleCode.TECHNICIAN,
        "Техник",
        "Technician",
        "Видит людей и компании, с которыми работает.",
        "Sees the people and companies worked with.",
        frozenset(
            {
                P.SEE_PEOPLE_IN_AREAS,
                P.SEE_OWN_COMPANIES,
                P.SEE_ASSETS_IN_AREAS,
                P.SEE_ASSETS_WHERE_RESPONSIBLE,
                P.SEE_SCANNED_ASSETS,
                P.BIND_CODES,
                P.SEE_TICKETS_IN_AREAS,
                P.SEE_ASSIGNED_TICKETS,
                P.ADD_TICKETS,
                P.MOVE_TICKETS,
            }
        ),
    ),
    StartingRole(
        RoleCode.CUSTOMER,
        "Заказчик",
        "Customer",
        "Представляет одну или несколько компаний в портале.",
        "Represents one or several companies in the portal.",
        _CUSTOMER,
        is_for_customers=True,
    ),
    StartingRole(
        RoleCode.REGISTERED,
        "Заказчик по коду",
        "Customer by code",
        "Регистрируется сам по коду: видит объекты, чьи коды сканировал, и свои заявки.",
        "Registers by a code: sees the objects whose codes were scanned, and own requests.",
        _CUSTOMER | {P.SEE_SCANNED_ASSETS},
        is_for_customers=True,
    ),
)
