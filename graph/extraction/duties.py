"""The constructions that lay a duty on a body.

In: clean text, its Bodies. Out: Duties. Example: ``由县政府统一组织实施`` gives the body 县政府 and
the duty 统一组织实施; ``要加快建设`` gives nothing: an imperative without a body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from graph.extraction.bodies import (
    LONGEST_LIST,
    Bodies,
    Body,
    absent_subject,
    clause_begin,
    clause_end,
    first_body,
    past_number,
    split_levels,
    subject,
)
from graph.extraction.duty_patterns import (
    ACTS,
    ADVERBS,
    ANSWERS,
    ASSIGNED,
    BARE,
    BEARS,
    BY,
    CUE,
    DUTY_IS,
    DUTY_OF,
    FORMULA,
    GOES,
    GRASP,
    LEVELS_GRASP,
    LONG,
    MEANS,
    MODAL,
    NOT_BY,
    OWES,
    ROLE_IS,
    SETS_UP,
    SHARE,
    SHORT,
    STEERS,
    TASK,
    by_pattern,
    topic_of,
)
from graph.records import record

# （一）|县水利局：
NUMBER = re.compile("(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．]|[　 ])*")
# 应当|根据上级要求
ADVICE = re.compile("(?:应当|应|要|须)?(?:根据|按照|依据|结合|依照|立足)")
# 县水利局|牵头实施|的灌区改造
RELATIVE = re.compile(
    "(?P<duty>(?:牵头|负责|组织)(?:实施|负责|组织|推进|管理))的(?P<of>[^，。；：、和及\\n]{2,16}?)"
    "(?=[，。；：、和及\\n]|纳入|列入|等|由|已|$)"
)
# 办公室|设在县扶贫办
SEATED = re.compile("(?<=办公室)(?:设|挂靠)在?")


@record(frozen=True, slots=True)
class Duty:
    """A duty laid on a body: clean span, words of the duty, the object if it is said."""

    start: int
    end: int
    body: Body
    duty: str
    object: str | None
    rule: str


def find_duties(text: str, span: tuple[int, int], bodies: Bodies) -> list[Duty]:
    """Return the duties in one sentence, by start, none overlapping."""
    if CUE.search(text, *span) is None:
        return []
    found: list[Duty] = []
    held = set(text[slice(*span)])
    for read, needs in READERS.items():
        for duty in read(text, span, bodies) if not held.isdisjoint(needs) else ():
            if all(is_apart(duty, other) for other in found):
                found.append(duty)
    return sorted(found, key=lambda d: d.start)


def is_apart(one: Duty, other: Duty) -> bool:
    """Tell whether two duties stand apart, or are of two bodies in one phrase."""
    if one.start == other.start and one.end == other.end:
        return one.body != other.body
    return one.end <= other.start or other.end <= one.start


def read_formula(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield the members of 党委领导、政府负责、社会协同的体制."""
    for match in FORMULA.finditer(text, *span):
        found = []
        position = match.start("list")
        parts = match["list"].split("、")
        if any(part.count("（") != part.count("）") for part in parts):
            continue  # 省（自治区、直辖市）负总责
        for part in parts:
            if (lead := SETS_UP.match(part)) and lead.end() < len(part):
                position, part = position + lead.end(), part[lead.end() :]
            body = first_body(position, position + len(part) - 2, bodies)
            end = position + len(part)
            if body is not None and GOES.match(text, body.end, end) is None:
                duty = text[body.end : end]
                found.append(Duty(body.start, end, body, duty, match["of"], "formula"))
            position = end + 1
        if len(found) > 1:
            yield from found


def read_short(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield 中央统筹、省负总责、市县抓落实."""
    for match in SHORT.finditer(text, *span):
        body = subject(text, span[0], match.start(), bodies, levels=True)
        start = body.start if body else match.start()
        if body is None and match["of"]:
            body = absent_subject(text, span[0], match.start(), bodies)
        if body:
            yield Duty(start, match.end(), body, match["duty"], match["of"], "short")
    for pattern in (GRASP, LEVELS_GRASP):
        for match in pattern.finditer(text, *span):
            if body := subject(text, span[0], match.start(), bodies, levels=True):
                about = match["of"] or None
                yield Duty(body.start, match.end(), body, match[0], about, "short")


def read_owes(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield 甲对乙负直接责任，对丙负监管责任: the body may stand in the clause before."""
    for match in ANSWERS.finditer(text, *span):
        if body := subject(text, span[0], match.start(), bodies):
            yield Duty(body.start, match.end(), body, match["duty"], match["of"], "owes")
    last: Body | None = None
    for match in OWES.finditer(text, *span):
        body = subject(text, span[0], match.start(), bodies, levels=True)
        start = body.start if body else match.start()
        if body := body or last or absent_subject(text, span[0], match.start(), bodies):
            yield Duty(start, match.end(), body, match["duty"], match["of"], "owes")
        last = body


def read_long(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield 甲部门负责乙, 甲单位牵头乙, 甲承担乙主体责任."""
    for match in LONG.finditer(text, *span):
        if relative := RELATIVE.match(text, match.start(), span[1]):
            if body := subject(text, span[0], match.start(), bodies):
                yield Duty(
                    body.start, relative.end(), body, relative["duty"], relative["of"], "charge"
                )
            continue
        body = subject(text, span[0], match.start(), bodies)
        if body is None and text.endswith("职责范围内", span[0], match.start()):
            body = absent_subject(text, span[0], match.start(), bodies)
        if body is None:
            body = (
                labelled(text, match.start(), bodies)
                or seated(text, *span, match.start(), bodies)
                or advised(text, span[0], match.start(), bodies)
            )
        if body is not None:
            end = clause_end(text, match.end(), span[1])
            by = text.startswith("由", body.start - 1)
            about = handed_over(text, span[0], body.start - 1) if by else None
            body = partner(text, span[0], body, bodies)
            yield Duty(body.start, end, body, text[match.start() : end], about, "charge")
    for match in BARE.finditer(text, *span):
        if body := subject(text, span[0], match.start(), bodies):
            yield Duty(body.start, match.end(), body, match[0], None, "charge")
    for match in BEARS.finditer(text, *span):
        body = subject(text, span[0], match.start(), bodies, levels=True)
        if body := body or absent_subject(text, span[0], match.start(), bodies):
            yield Duty(
                body.start,
                match.end(),
                body,
                match[0],
                (match["of"] or match["for"] or "").strip("的") or None,
                "bears",
            )
    for match in SHARE.finditer(text, *span):
        body = subject(text, span[0], match.start(), bodies)
        if body := body or absent_subject(text, span[0], match.start(), bodies):
            end = clause_end(text, match.end(), span[1])
            yield Duty(body.start, end, body, text[match.start() : end], None, "charge")


def labelled(text: str, verb: int, bodies: Bodies) -> Body | None:
    """Return the body that a colon names before a verb: 县水利局：|负责饮水工程."""
    line = max(text.rfind(stop, 0, verb) for stop in "\n。；") + 1
    if not text.endswith("：", line, verb) or (number := NUMBER.match(text, line, verb)) is None:
        return None
    body = bodies.before(number.end(), verb - 1)
    return body if body and body.start == number.end() else None


def advised(text: str, start: int, verb: int, bodies: Bodies) -> Body | None:
    """Return who acts behind clauses that say by what: 乡政府应当根据要求，结合实际，|组织实施…."""
    begin = clause_begin(text, start, verb)
    if begin != verb or not text.startswith("组织实施", verb):
        return None
    while begin > start:
        end = begin - 1
        begin = clause_begin(text, start, end)
        if ADVICE.match(text, begin, end):
            continue
        head = past_number(text, begin, end)
        body = first_body(head, min(head + LONGEST_LIST, end), bodies)
        return body if body and ADVICE.match(text, body.end, end) else None
    return None


def seated(text: str, start: int, end: int, verb: int, bodies: Bodies) -> Body | None:
    """Return the office that the clause before says where it sits: 办公室设在县扶贫办，|负责…."""
    begin = clause_begin(text, start, verb)
    if begin != verb or begin <= start:
        return None
    seat = SEATED.search(text, clause_begin(text, start, begin - 1), begin)
    return bodies.before(start, seat.start(), levels=True) if seat else None


def handed_over(text: str, start: int, by: int) -> str | None:
    """Return what is named before the 由 at ``by``: 扶贫项目|由乡镇政府组织实施."""
    return topic_of(text[clause_begin(text, start, by) : by])


def partner(text: str, start: int, body: Body, bodies: Bodies) -> Body:
    """Return who acts together with a body that is only asked to: 甲局|会同|乙局负责."""
    if not text.endswith("会同", start, body.start):
        return body
    place = body.start - len("会同")
    return bodies.before(clause_begin(text, start, place), place) or body


def read_duty_of(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield 压实甲的主体责任, 明确甲对乙的管理责任."""
    for match in DUTY_OF.finditer(text, *span):
        begin, end = match.span("who")
        body = bodies.before(begin, end, levels=True)
        if body is None or body.start - begin > 24:
            continue
        if 0 < body.start - begin < 5 and "、" not in match["who"]:
            body = Body(begin, end, match["who"], None)
        about = match["of"].strip("对的") or None
        for part in split_levels(body, bodies):
            yield Duty(match.start(), match.end(), part, match["duty"], about, "duty_of")


def read_by(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield 由甲统一组织实施."""
    for match in BY.finditer(text, *span):
        begin = match.end()
        body = first_body(begin, min(span[1], begin + 30), bodies)
        if body is None:
            continue
        end = clause_end(text, body.end, span[1])
        if NOT_BY.match(text, body.end, end) or not by_pattern().match(text, body.end, end):
            continue
        about = handed_over(text, span[0], match.start())
        means = MEANS.match(text, body.end, end - 1)
        duty = text[means.end() if means else body.end : end]
        yield Duty(match.start(), end, body, duty, about, "by")


def read_assigned(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield the bodies of （牵头单位：甲局；配合单位：乙局、丙局）."""
    for match in ASSIGNED.finditer(text, *span):
        about = task_before(text, match.start())
        position = match.start("who")
        for part in match["who"].split("、"):
            end = position + len(part.rstrip("等 ，"))
            if (body := bodies.before(position, end, levels=True)) and body.start == position:
                yield Duty(*match.span(), body, match["role"], about, "assigned")
            position += len(part) + 1


def task_before(text: str, place: int) -> str | None:
    """Return the task that a line tells before who has it: 实施道路工程。（责任单位：…）."""
    line = text.rfind("\n", 0, place) + 1
    told = text[max(line, text.rfind("）", line, place) + 1) : place]
    if len(told) < 4 and line:
        told = text[text.rfind("\n", 0, line - 1) + 1 : line]
    first = TASK.match(told)
    return first["task"] if first and not first["task"].endswith(("单位", "部门")) else None


def read_role_is(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield 责任主体是县级政府, 项目的实施主体为乡镇政府."""
    for match in ROLE_IS.finditer(text, *span):
        begin, end = match.span("who")
        body = first_body(begin, end, bodies)
        if body is not None and body.end == end:
            before = text[clause_begin(text, span[0], match.start()) : match.start()]
            about = before.removesuffix("的") if before.endswith("的") else None
            yield Duty(match.start(), end, body, match["role"], about or None, "role_is")


def read_duty_is(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield 市级政府的主要职责是做好衔接."""
    for match in DUTY_IS.finditer(text, *span):
        begin = past_number(text, clause_begin(text, span[0], match.start()), span[1])
        body = bodies.before(begin, match.start())
        if body is not None and body.start == begin:
            yield Duty(begin, match.end(), body, match["duty"], None, "duty_is")


def read_acts(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield 甲会同乙制定丙, 甲对丙进行监督检查, 甲制定丙并组织实施."""
    for match in ACTS.finditer(text, *span):
        begin = past_number(text, clause_begin(text, span[0], match.start()), span[1])
        body = first_body(begin, min(begin + LONGEST_LIST, span[1]), bodies)
        if body is None or body.end > match.end() or body.name == "国家":
            continue
        verb = max(body.end, match.start())
        adverbs = ADVERBS.match(text, body.end, verb)
        if adverbs is None or adverbs.end() < verb:
            continue
        end = clause_end(text, match.end(), span[1])
        yield Duty(body.start, end, body, text[verb:end], match["of"], "acts")


def read_modal(text: str, span: tuple[int, int], bodies: Bodies) -> Iterator[Duty]:
    """Yield 甲要加强统筹协调、督促指导."""
    for match in MODAL.finditer(text, *span):
        if not STEERS.match(match["rest"]):
            continue
        if body := bodies.before(clause_begin(text, span[0], match.start()), match.start()):
            end = clause_end(text, match.end(), span[1])
            yield Duty(body.start, end, body, text[match.end() : end], None, "modal")


# each with the characters of which what it reads holds one
READERS: dict[Callable[[str, tuple[int, int], Bodies], Iterator[Duty]], str] = {
    read_formula: "体机格制",
    read_assigned: "：",
    read_short: "责抓筹",
    read_owes: "负",
    read_duty_of: "责",
    read_long: "责牵筹施归协做担挥职领主组",
    read_by: "由",
    read_role_is: "主位门人",
    read_duty_is: "职任",
    read_acts: "同进实开",
    read_modal: "要应必",
}
