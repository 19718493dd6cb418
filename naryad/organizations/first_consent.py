"""To which text do people agree until the organization writes its own?"""

from naryad.core.labels import Label

_RU = """\
Регистрируясь, я разрешаю организации «%(name)s» обрабатывать мои персональные данные: фамилию, \
имя и отчество, телефоны, адрес электронной почты, должность, место работы, фотографию и записи \
о моих действиях в этой системе.

Данные нужны для того, чтобы принимать заявки и выполнять работы: связываться со мной, назначать \
исполнителей, вести историю обращений и присылать сообщения о них. Организация записывает, хранит, \
уточняет, использует и удаляет их; другим лицам она передаёт их только тогда, когда без этого \
нельзя выполнить работу или этого требует закон.

Согласие действует, пока я пользуюсь системой. Я могу отозвать его, написав организации; после \
этого мои данные будут удалены, кроме тех, которые закон обязывает хранить."""

_EN = """\
By signing up I allow %(name)s to process my personal data: my name, phone numbers, e-mail \
address, position, place of work, photo and the record of what I do in this system.

The data is needed to take requests and to do the work: to contact me, to assign people, to keep \
the history of requests and to send me messages about them. The organization records, keeps, \
corrects, uses and deletes it; others receive it only where the work cannot be done otherwise or \
the law demands it.

My consent holds while I use the system. I can withdraw it by writing to the organization; my data \
is then deleted, except for what the law obliges it to keep."""


def first_consent_text(name: Label) -> Label:
    """In both languages, naming the organization in each."""
    return Label(ru=_RU % {"name": name.text("ru")}, en=_EN % {"name": name.text("en")})
