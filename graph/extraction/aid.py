"""Aid: who helps whom (docs/FACTS.md, kind ``aid``).

In: a Document with its context, sentences and mentions. Out: aid Facts, and an Issue for each
sentence with a cue that gave none. Example: ``鄂尔多斯市对口支援兴安盟`` gives the helper
鄂尔多斯市, the recipient 兴安盟 and the mechanism paired_assistance.

The rules implement the annotation rules: names canonical, a group by its head phrase without its
count, one fact per helper–recipient pair, a group never expanded into its members, nothing where
no helper or no recipient can be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from graph.extraction.aid_facts import fact_of, unread, with_money
from graph.extraction.anaphora import find_anaphora
from graph.extraction.apposed import Apposed
from graph.extraction.arrivals import Arrivals
from graph.extraction.body_names import read_body_names, read_sent, read_teams, without_wider
from graph.extraction.builders import Builders
from graph.extraction.carried import Carried
from graph.extraction.channels import Channels
from graph.extraction.comers import Comers
from graph.extraction.compounds import read_east_west, read_formulas, read_sign_helps, read_signs
from graph.extraction.constructions import Reading, read_constructions
from graph.extraction.couples import read_couples
from graph.extraction.divisions import read_divisions
from graph.extraction.donors import read_gifts
from graph.extraction.figures import add_numbers, add_term, with_figures
from graph.extraction.gift_clauses import read_gift_clauses
from graph.extraction.labelled import Labelled, find_labels, read_inline
from graph.extraction.likewise import read_likewise
from graph.extraction.mechanisms import REGIONAL, REGIONS_AIDED, mechanism_of
from graph.extraction.paired_since import PairedSince
from graph.extraction.pairs import EAST_WEST, Aid, pair_up, with_offices
from graph.extraction.partner import Partners
from graph.extraction.plausibility import is_plausible
from graph.extraction.received import Received
from graph.extraction.regional import Regional, is_aided_by_name
from graph.extraction.repeats import once, with_more
from graph.extraction.report import Report
from graph.extraction.resident import Residents
from graph.extraction.resumed import Helpers, give_main, go_on, is_told_of_another, main_of
from graph.extraction.senders import carried, with_sender
from graph.extraction.speaker import Speaker
from graph.extraction.status import status_of
from graph.extraction.symbols import SymbolLine, symbolise
from graph.extraction.table_columns import read_glued
from graph.extraction.tables import Tables
from graph.extraction.task_lists import read_task_lists
from graph.extraction.timeline import Timeline
from graph.extraction.topic import find_topic, read_topic
from graph.extraction.wealth import province_of
from graph.extraction.weighed import read_weighed
from graph.group_words import SIGN
from graph.groups import End, is_corps, province, same_province
from graph.model import Context, Document, Fact, Issue, Mention
from graph.phrases import find_phrases

# A sentence without any of these cannot say who helps whom.
CUE = re.compile(  # each begins with a character of its own: others are passed over
    r"支(?:援|持|教|[医农])|帮|扶持|结(?:对|成|为)|对(?:子|口)|挂(?:钩|职|[点包村户片县乡镇保扶联带建])|后方|协作|援[疆藏青建助外]"
    r"|包[抓扶保联挂村户片县乡镇带建市州一]|联(?:系|[包村户片县乡镇保扶联带建])|派(?:[驻出遣到来往赴])|选派|下[派村]|委派|医(?:疗(?:队|集团)|[联共]体)"
    r"|驻[村点镇乡]|到村|进村|入村|住村|提供|贷款|签|发放|信贷|第一书记|定点|资助|赞助|捐|驰援|带动|工作队|亲戚|免费|义(?:务|诊)|无偿"
    r"|认[捐领]|助力|救援|分赴|奔(?:赴|小康)|赶赴|开赴|飞赴|抵达|出征|蹲点|托管|采购|购买|增[援派]|抽调|调[拨运集]|赠送|送[去到给上教医]|善款|助学金|带去"
    r"|受[援扶助]|互派|穷亲|募集|筹[集措]|授信|巡诊|坐诊|接管|特派员|志愿者|专家[组团队]"
)
# Nor can one with these alone where it names no place and no body.
WITH_NAME = re.compile(
    rf"{SIGN}[助援]|"  # 鲁助黄冈
    r"扶贫|对接|联[办点]|挂点|带领|抢救|手术|查房|带教|慰问|救治|会诊|接诊|发到|传授|讲授|培(?:养|训[^，。]{0,12}\d)|出资|筹资"
    r"|投[入资][^，。]{0,9}\d|争取[^，。]{0,4}\d|协助[^，。]{2,14}(?:争取|申[报请]|引[进入])|打了?\d*[口眼]?[机深水]?井|修[建路渠桥通]|架桥|铺设|承建|给予|重建|兴[建办业]"
    r"|劳动力[^，。]{0,8}(?:就业|务工)|进修|跟岗|免[收除]|挑起|认购|医疗联合体|相助|牵线|搭建|追加|划拨|援拨|拨付|救灾|输送|运达|启运|收购|代销|吆喝|带货|教给|助(?=.{2,9}(?:发展|建|脱贫|振兴|增收))"
    r"|吸纳|录用|体检|看病|治病|招[工录聘收]|车间|实事|好事|硬化|安装|公益|锦旗|感谢信|匾|运[往抵来]|汇往|分片|包干|来自|世界银行|宣明会|乐施会|农发基金"
    r"|配[齐备]|图书[室角馆]|购销|挤出|减免|免收|姊妹|抢修|清理|转移|爱心超市|迎来|逆行|指导下|送教|示范课|同课异构|转诊|牵手|兼任|全免|先诊疗|增收|稳定收入|家门口|协助|募集|架[好通]|讨回|垫付|滞销|买光|安置|送[来进]|带来|助学|奖学|善款|爱心|同吃|认亲|任教|出钱|出动|专柜|托养|接力"
)
STRONG = re.compile(r"对口|结对|定点(?:帮扶|扶贫)|援[疆藏青]|东西部|驻村|支教|包联|医疗队")
# 筹资6万元: what a text on one body says of it counts with a number
FIGURE = re.compile("\\d")
# 甲市——乙省: what ties the sides of a row
TIES = re.compile("[：—→←（]")
# a group that is named for its aid is there, and what is told with figures was done
NAMED = ("regional_group", "topic_group", "report", "speaker", "leads_firms", "settles_firms")
# 对口支援策勒县 in a text that speaks of 援疆 is that too
WORD_OF_AID = re.compile("(?:对口)?(?:支援|援助|援建)")
# 定点帮扶玛多县 is no aid to the region as such
NAMED_CHANNEL = re.compile("对口|定点|驻村|协作")


def extract_aid(
    document: Document,
    context: Context,
    sentences: Iterable[tuple[int, int]],
    mentions: list[Mention],
) -> tuple[list[Fact], list[Issue]]:
    """Return the aid facts of a document, one per pair and mechanism, and its unread cues."""
    found: list[Aid] = []
    weighed: list[Aid] = []
    issues: list[Issue] = []
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    pointed = find_anaphora(document.text, ordered)
    ordered = sorted([*pointed, *ordered], key=lambda m: (m.start, -m.end))
    reader = AidReader(document, context, ordered)
    timeline, helpers = Timeline(document), reader.helpers
    before: list[Aid] = []
    for span, inside in with_mentions(sentences, ordered):
        aids: list[Aid] = []
        more: list[Aid] = []
        heard = reader.carried.hears(span, inside)
        sent = before or reader.carried.sent_before()
        if heard or may_tell(document.text, span, inside) or reader.listens(span, inside):
            symbols = reader.symbolise(span, inside)
            aids = list(reader.read_sentence(span, inside, symbols))
            more = reader.read_weighed(span, symbols, aids)
            if not aids and not more and STRONG.search(document.text, *span):
                issues.append(unread(document, span))
        if more and all(aid.rule == EAST_WEST for aid in aids):
            aids = []  # 甲省拨付乙市东西部协作资金: who they are is told
        reader.told = bool(aids)
        reader.leads = reader.told or STRONG.search(document.text, *span) is not None
        if aids:
            aids = [carried(aid, sent) for aid in with_sender(document.text, aids)]
            main = main_of(found) if all(aid.rule == EAST_WEST for aid in aids) else None
            if main is not None:
                add_numbers(document, [main], span)
            before = [main] if main else with_figures(document, span, aids, timeline)
            found += aids if main else before
            helpers.learn(before)
            reader.carried.learn(aids)
            weighed += more
        elif more:
            before = with_figures(document, span, more, timeline)
            weighed += before
        else:
            goes_on = before and not is_told_of_another(document, span, inside, before)
            told = helpers.resume(document, span, inside), before if goes_on else []
            before = go_on(document, span, told, timeline)
            if not before:
                give_main(document, span, inside, found)
            add_term(document, span, found, timeline)
    return [fact_of(document, aid) for aid in with_more(once(found), weighed)], issues


def may_tell(text: str, span: tuple[int, int], inside: list[Mention]) -> bool:
    """Tell whether a sentence has a word of aid, or one of acting beside a name."""
    if CUE.search(text, *span):
        return True
    return bool(inside) and WITH_NAME.search(text, *span) is not None


def with_mentions(
    sentences: Iterable[tuple[int, int]], mentions: list[Mention]
) -> Iterator[tuple[tuple[int, int], list[Mention]]]:
    """Yield each sentence with the mentions inside it; both come in order."""
    index = 0
    for start, end in sentences:
        inside = []
        while index < len(mentions) and mentions[index].start < end:
            if mentions[index].start >= start and mentions[index].end <= end:
                inside.append(mentions[index])
            index += 1
        yield (start, end), inside


class AidReader:
    """Reads a document's sentences in order; ``topic`` is the recipient that they may leave out."""

    def __init__(self, document: Document, context: Context, mentions: list[Mention]) -> None:
        self.document, self.context = document, context
        self.topic = find_topic(document, mentions)
        self.tables, self.regional, self.labelled = Tables(), Regional(document.text), Labelled()
        self.residents = Residents(document.text, mentions, context.region)
        self.apposed = Apposed(document.text, mentions)
        self.builders, self.arrivals = Builders(mentions), Arrivals()
        self.comers, self.paired = Comers(), PairedSince(document.text, mentions)
        self.report = Report(document.text, mentions, self.topic)
        # whether the sentence before told of aid, or at least spoke of it
        self.told = self.leads = False
        self.helpers, self.speaker = Helpers(), Speaker(self.document, mentions)
        self.channels, self.carried = Channels(document), Carried(document.text)
        self.partners = Partners(context, document.title or "", document.issuer or "")
        self.received = Received()

    def listens(self, span: tuple[int, int], inside: list[Mention]) -> bool:
        """Tell whether a sentence without a cue of its own may say who helps whom."""
        waits = self.tables.table is not None or self.labelled.waits_on()
        waits = waits or self.arrivals.sent is not None
        told = waits or (bool(inside) and (self.told or self.topic is not None))
        told = told or (
            self.speaker.speaks and FIGURE.search(self.document.text, *span) is not None
        )
        return told or (self.leads and TIES.search(self.document.text, *span) is not None)

    def symbolise(
        self, span: tuple[int, int], mentions: list[Mention], *, typed: bool = False
    ) -> SymbolLine:
        """Return the sentence at the clean ``span`` with its phrases as symbols."""
        text, region = self.document.text, self.context.region
        return symbolise(text, span, find_phrases(text, span, mentions, region, typed=typed))

    def read_sentence(
        self, span: tuple[int, int], mentions: list[Mention], symbols: SymbolLine
    ) -> Iterator[Aid]:
        """Yield what the sentence at the clean ``span`` says of aid."""
        text, region = self.document.text, self.context.region
        if read_glued(text[slice(*span)]):  # 援藏省市：受援地市 is the head of a list
            self.tables.begins(text[slice(*span)])
            return
        readings: Iterator[Reading] = chain(
            read_signs(text, span, mentions),
            read_sign_helps(text, span, mentions),
            read_body_names(text, span, mentions),
            read_sent(text, mentions),
            read_teams(text, mentions),
            read_formulas(text, span, region),
            read_east_west(text, span, mentions),
            map(self.report.of_sender, self.regional.read(symbols, mentions)),
            self.read_phrases(symbols) if mentions or len(symbols.phrases) > 1 else (),
            self.read_tables(span, symbols, mentions),
        )
        aids = [aid for reading in readings for aid in self.pairs_of(span, reading)]
        aids = without_wider(aids)
        for reading in chain(self.comers.read(symbols, aids), read_likewise(symbols, list(aids))):
            aids += self.pairs_of(span, reading)
        yield from aids
        named = {aid.helper.name for aid in aids}
        for reading in self.partners.read_bare(symbols):
            yield from (aid for aid in self.pairs_of(span, reading) if aid.helper.name not in named)
        if self.topic is not None:
            for reading in read_topic(symbols, self.topic):
                before = self.helpers.known if reading.rule == "topic_sent" else {}
                for aid in self.pairs_of(span, reading):
                    if aid.helper.name not in named and aid.helper.name not in before:
                        yield aid
        there = {aid.recipient.name for aid in aids}
        for reading in self.report.read(span, symbols):
            yield from (
                aid for aid in self.pairs_of(span, reading) if aid.recipient.name not in there
            )
        carried = [
            self.carried.as_told(aid)
            for reading in self.carried.read(symbols, aids)
            for aid in self.pairs_of(span, reading)
        ]
        yield from carried
        helped = [aid.recipient.name for aid in (*aids, *carried)]
        for reading in self.speaker.read(symbols, helped):
            yield from map(self.helpers.as_known, self.pairs_of(span, reading))
        for reading in read_task_lists(symbols, self.helpers.first):
            yield from self.pairs_of(span, reading)
        for reading in read_gift_clauses(symbols, aids):
            yield from self.pairs_of(span, reading)
        for reading in self.received.read(symbols, aids):
            yield from self.pairs_of(span, reading)
        for reading in read_gifts(symbols, self.residents.village(span[0])):
            yield from self.pairs_of(span, reading)
        for reading in self.residents.read(symbols, aids):
            yield from self.pairs_of(span, reading)

    def read_weighed(
        self, span: tuple[int, int], symbols: SymbolLine, aids: list[Aid]
    ) -> list[Aid]:
        """Return what weighs enough in a sentence with a cue, beside the ``aids`` read there."""
        if CUE.search(self.document.text, *span) is None:
            return []
        readings = read_weighed(symbols, aids, self.helpers.known)
        found = [aid for reading in readings for aid in self.pairs_of(span, reading)]
        return [aid for aid in found if not self.helpers.tell_of(aid)]

    def read_phrases(self, symbols: SymbolLine) -> Iterator[Reading]:
        """Yield what the constructions read; where nobody is named, two phrases must stand."""
        text, told = self.document.text, self.told or self.topic is not None
        yield from (in_text(symbols, reading) for reading in read_constructions(symbols))
        yield from self.partners.read(symbols)
        yield from self.paired.read(symbols)
        yield from read_couples(text, symbols)
        yield from self.apposed.read(symbols)
        yield from self.builders.read(symbols)
        yield from self.arrivals.read(symbols)
        yield from read_divisions(symbols, told=told, rows=self.tables.table is not None)

    def read_tables(
        self, span: tuple[int, int], symbols: SymbolLine, mentions: list[Mention]
    ) -> Iterator[Reading]:
        """Yield the pairings of a line of a table, in which 县财政局 is a name."""
        text = self.document.text
        if self.tables.table is not None:
            symbols = self.symbolise(span, mentions, typed=True)
        rows = self.tables.table is not None and self.tables.table.has_rows()
        inline = None if rows else read_inline(text, span, symbols)
        if inline is not None:
            yield inline
            return
        labels = [] if rows else find_labels(text, span, symbols)
        if labels:
            yield from self.labelled.read(text, symbols, labels)
            return
        opens = span[0] == 0 or text[span[0] - 1] == "\n"
        yield from self.tables.read(symbols, text[slice(*span)], opens=opens, told=self.leads)

    def pairs_of(self, span: tuple[int, int], reading: Reading) -> Iterator[Aid]:
        """Yield one Aid per helper–recipient pair of a Reading."""
        text, recipient = self.document.text, reading.recipient
        helper = reading.helper or reading.staff
        if helper is None or recipient is None:
            return
        if not is_plausible(text, reading, helper, recipient):
            return
        stated = [one for one in (helper, recipient) if one.end]
        start = min(reading.start, *(one.start for one in stated))
        end = max(reading.end, *(one.end for one in stated))
        words = text[span[0] : end]
        # 要到|甲市对口帮扶的乙县|去: what is planned stands outside of the attribute
        own = text[start:end] if reading.rule == "relative" else words
        rest = text[end : span[1]]
        places = all(end.type == "place" for end in (*helper.ends, *recipient.ends))
        status = status_of(
            self.document, own, rest=rest, named=reading.rule in NAMED, places=places
        )
        sent = reading.staff.ends[0] if reading.staff and reading.helper else None
        cut = text[helper.start - 1 : helper.start] == "、"
        more = text[recipient.end : recipient.end + 1] == "、"
        pairs = list(pair_up(helper, recipient, text[start:end], cut=cut, more=more))
        figures = with_money(self.document, reading, shared=len(pairs) > 1)
        aids = []
        for one, other in pairs:
            cue = self.channels.named(reading.cue, one)
            home = province_of(one) == province(other) != ""
            cue = REGIONAL if self.is_regional(reading, other) and not home else cue
            told = self.channels.told(cue, (span[0], end, span[1]), one, other)
            mechanism = mechanism_of(cue, one, other, told + words, sent)
            rule = f"aid.{reading.rule}"
            aids.append(Aid(one, other, mechanism, status, start, end, rule, dict(figures)))
        yield from with_offices(aids)

    def is_regional(self, reading: Reading, recipient: End) -> bool:
        """Tell whether a text on 援疆 speaks of a place in Xinjiang, and not by the word 对口."""
        if WORD_OF_AID.match(reading.cue) and is_aided_by_name(self.document.text, recipient):
            return True
        topic = self.topic
        if topic is None or topic.id not in REGIONS_AIDED:
            return False
        corps = is_corps(recipient, topic)
        if not (corps or same_province(recipient, topic)):
            return False
        if self.report.tells_of(recipient, reading.cue):
            return True
        territory = corps or recipient.type == "place" or recipient.kind == "P"
        return territory and not NAMED_CHANNEL.search(reading.cue)


def in_text(symbols: SymbolLine, reading: Reading) -> Reading:
    """Return a Reading of a symbolised line with its span in the clean text."""
    start, end = symbols.starts[reading.start], symbols.ends[reading.end - 1]
    return replace(reading, start=start, end=end)
