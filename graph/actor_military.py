"""Units of the army that texts name by force and number, or leave without one.

In: clean text. Out: Namings. Example: 陆军第七十六集团军, 火箭军某部, 武警水电部队 and 驻鲁某旅 are
units; their names stand as written. So does 联勤保障部队第940医院, a hospital.
"""

from __future__ import annotations

import re

from graph.actor_mentions import Naming

NUMBER = "第?[一二三四五六七八九十百〇○\\d]{1,5}"
FORCE = (
    "(?:(?:[东南西北中]部战区|(?:西藏|新疆|[一-鿿]{2}(?:省|自治区)?)军区)?"
    "(?:陆军|海军|空军|火箭军|战略支援部队|联勤保障部队|武警)|(?:[东南西北中]部战区|(?:[一-鿿]{2}(?:省|自治区)?|省|自治区)军区)|驻[一-鿿]{1,2})"
)
# 陆军第七十六集团军某旅 | 火箭军某部 | 驻鲁某旅 | 湖南陆军预备役步兵师二团
UNIT = re.compile(
    f"{FORCE}(?:(?:{NUMBER}|某)集团军)?(?:(?<!驻)(?:{NUMBER})(?:师|旅|团|基地|部队)|某(?:部|旅|团|师|基地|支队|大队|分队|部队))"
    f"|{FORCE}(?:{NUMBER}|某)集团军"
    f"|(?:[一-鿿]{{2}})?陆军预备役[一-鿿]{{0,3}}(?:师|旅)(?:{NUMBER}团)?"
)
# 武警水电部队 | 武警云南省森林总队 | 武警边防部队
POLICE = re.compile(
    "武警[一-鿿]{0,4}?(?:省|市|区)?(?:水电|交通|黄金|森林|边防|消防|机动)(?:部队|总队|支队)"
)
# 武警菏泽市支队成武县中队
COMPANY = re.compile(
    "武警(?:(?![和与及在到的派对向为])[一-鿿]){2,8}?(?:总队|支队)"
    "(?:(?![和与及在到的派对向为])[一-鿿]){1,5}?(?:大队|中队)"
)
# what every unit holds, found sooner
SIGNS = re.compile(
    "[陆海空]军|火箭军|战略支援|联勤保障|战区|军区|集团军|预备役|武警|某[部旅团师基支大分]"
)
# 驻鲁第三师 is one only in a text that holds such words
CLAUSE = re.compile("[^，。；：\\n]+")
IN_CLAUSE = re.compile(f"{SIGNS.pattern}|驻")
HOSPITAL = re.compile(f"(?:解放军)?(?:联勤保障部队|武警部队|武警){NUMBER}医院")
PATTERNS = (
    *((UNIT, "military"), (POLICE, "military"), (COMPANY, "military")),
    (HOSPITAL, "hospital"),
)


def find_units(text: str) -> list[Naming]:
    """Return the units of a text, as written."""
    clauses = (one.span() for one in CLAUSE.finditer(text)) if SIGNS.search(text) else ()
    return [
        Naming(*hit.span(), hit.group(), kind, "division")
        for clause in clauses
        if IN_CLAUSE.search(text, *clause)
        for pattern, kind in PATTERNS
        for hit in pattern.finditer(text, *clause)
    ]
