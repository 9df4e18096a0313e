"""What the columns of a table of pairings hold: who helps, who is helped, or something else.

In: the cells of a line. Out: a role for each: ``helper``, ``recipient``, ``other``, ``unknown``.
Example: 序号, 帮扶单位, 帮扶村, 队长 are other, helper, recipient, other.
"""

from __future__ import annotations

import re

HELPER, RECIPIENT, OTHER, UNKNOWN = "helper", "recipient", "other", "unknown"
LONGEST_CELL = 24
# 序号 | 驻村工作队长 | 年度资金（万元）
ASIDE = re.compile(
    "序号|编号|备注|队长|书记|姓名|职务|电话|资金|金额|万元|时间|人数|项目|年度|领导|联系人|联络|期限|"
    "日期|任务|内容|户数|职责|产业|占地|进度|数量"
)
# 受援县 | 帮扶村 | 贫困村 | 西部县区 | 帮扶对象
HELPED = re.compile(
    "受(?:对口)?(?:支?援|帮?扶|助)|被帮扶|被支援|被援|前方|西部|对象|贫困[县村旗户乡]|脱贫[县村旗乡]|重点县|"
    "(?:帮扶|支援|包联|包扶|包保|联系|挂钩|挂点|驻|结对|包|联|扶贫)(?:的)?(?:村|县|乡|镇|旗|嘎查|地区|地方|点)(?!单位|部门|企业|责任)"
    "|^(?:村名?|村别|行政村|乡镇|所在乡镇|所在村|村（社区）|地市?州?市?|市州|地区|旗县|县区|区县)$"
)
# 受援县 beside 帮扶县: what can only be helped
NEEDY = re.compile("受(?:对口)?(?:支?援|帮?扶|助)|被|贫困|脱贫|西部|前方")
# 支援方 | 帮扶单位 | 东部省市 | 派出医院
HELPS = re.compile(
    "支援|帮扶|援助|援建|援派|援[疆藏青]|对口|后方|东部|单位|企业|部门|机关|高校|医院|派出|牵头|包[联保扶村]|责任"
)
SIDES = "单位|省市|方|省份|省区|城市|地区?|县区|区县|[县地州]市|市[州县]|[村县市州]|医院|学校|对象"
# 支援省市受援区县: two heads whose blank went with the repair; 支援地：受援地
GLUED = re.compile(
    rf"^(?:序号)?(?P<first>[\u4e00-\u9fff]{{1,5}}(?:{SIDES}))[：/→—–-]{{0,2}}"
    rf"(?P<second>[\u4e00-\u9fff]{{1,5}}(?:{SIDES}))：?$"
)
LONGEST_GLUED = 30
# what a head says beside its kind: 受援|医院, not 岚县人民|医院
NAMED = re.compile("援|扶|协作|对口|结对|[包联驻挂受]|前方|后方|[东西]部|贫困|派出|牵头|责任|地")


def role_of(cell: str) -> str:
    """Return what a column with this head holds."""
    if len(cell) > LONGEST_CELL:
        return UNKNOWN
    if ASIDE.search(cell):
        return OTHER
    if HELPED.search(cell):
        return RECIPIENT
    return HELPER if HELPS.search(cell) else UNKNOWN


def read_head(cells: list[str], *, expected: bool) -> tuple[str, ...]:
    """Return the roles of a line that is the head of a table, empty where it is none.

    ``expected`` says that the line stands under a title of pairings: there one column that is
    known is enough, and the first other one is its counterpart.
    """
    roles = [role_of(cell) for cell in cells]
    if HELPER not in roles and any(map(NEEDY.search, cells)):
        roles = [
            HELPER if role == RECIPIENT and HELPS.search(cell) and not NEEDY.search(cell) else role
            for role, cell in zip(roles, cells, strict=True)
        ]
    if HELPER in roles and RECIPIENT in roles:
        return tuple(roles)
    one = HELPER if HELPER in roles else RECIPIENT if RECIPIENT in roles else None
    if not expected or one is None or UNKNOWN not in roles:
        return ()
    roles[roles.index(UNKNOWN)] = RECIPIENT if one == HELPER else HELPER
    return tuple(roles)


def read_glued(line: str) -> tuple[str, ...]:
    """Return the roles of two heads that stand together: 受援区县支援省市."""
    match = GLUED.match(line) if len(line) <= LONGEST_GLUED else None
    if match is None or NAMED.search(line, match.start("second")) is None:
        return ()
    roles = read_head([match["first"], match["second"]], expected=False)
    return roles if set(roles) == {HELPER, RECIPIENT} else ()
