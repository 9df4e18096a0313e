"""The words of exits: what says that a county leaves the list, and how its name stands to it.

In: clean text. Out: compiled patterns. Example: in ``甲县、乙县等5县如期摘帽`` the cue is 摘帽 and
``等5县如期`` may stand between; in ``2018年摘帽的甲县、乙县`` the list stands behind 的.
"""

from __future__ import annotations

import re

COUNT = r"[两\d一二三四五六七八九十]+个?"
RANK = (
    r"(?:国家级?|自治区级?|省[级定]?|国贫|[国省区]定|区贫|省贫|重点|深度|特困|贫困|扶贫开发|工作"
    r"|挂牌督战)"
)
UNIT = r"(?:县（市、区）|县（市）|县（区）|县市区|县市|旗县|县区|区县|县|旗|市|区)"
# what a sentence with an exit holds
SAID = re.compile("帽|退出|脱离|告别|脱贫")
# 摘帽 | 摘掉贫困帽 | 退出贫困县序列 | 作为贫困县已于2017年退出 | 2个省贫县退出
CUE = re.compile(
    r"摘帽(?!不|办|工作|攻坚|进程|步伐|大会|推进|誓师|指挥|标准|条件|机制|方案|压力|难度)"
    rf"|作为[^，。；]{{0,8}}贫困{UNIT}[^，。；]{{0,10}}退出|[摘甩脱][掉除去]了?[^，。；]{{0,10}}帽"
    rf"|退出了?{RANK}*(?:贫困|重点){UNIT}(?!工作|标准|条件|机制|程序)"
    rf"|(?:脱离|告别)了?{RANK}*贫困{UNIT}|脱贫出列|退出贫困序列|整[县区旗市](?:整体|全部)?脱贫(?!攻坚)"
    rf"|贫困{UNIT}(?:名单|序列|行列)[中里]?退出|{COUNT}{RANK}+{UNIT}(?:脱贫|正式)?退出(?!机制|标准|条件)"
    rf"|{COUNT}{RANK}*{UNIT}(?:如期|全部|顺利|成功|整体|率先|实现)*脱贫(?=[，。；]|$)"
)
# 甲县、乙县均|符合贫困县退出条件: what is decided in the words behind it
ELIGIBLE = re.compile(r"(?:符合|达到)了?[^，。；]{0,12}(?:退出|摘帽)(?:的)?(?:标准|条件|要求)")
GRANTED = re.compile(r"[^\n]{0,30}(?:批准|同意|决定)[^，。；\n]{0,24}(?:退出|摘帽)")
# 甲县|是全国最后摘帽的52个贫困县之一 | 成为首个脱贫摘帽的县
AMONG = re.compile(
    r"(?:[^。；\n]{0,40}，)?(?:是|属于?|成为了?)[^，。；]{0,10}(?:摘帽|退出|脱贫)的?"
    rf"(?:[^，。；]{{0,10}}贫困{UNIT}[^，。；]{{0,3}}(?:之一|行列)|(?:贫困)?[县旗](?=[，。；\n]|$))"
)
# 甲县、乙县 | 甲县和乙县 | 甲州乙县、丙市丁县
JOIN = re.compile(r"(?:、|和|及|以及|与|，)?(?:以及|及)?(?:[\u4e00-\u9fff]{2,8}[市州盟]的?)?")
PROCESS = (
    r"(?:经|经过|达到|符合|通过|接受)了?[^。；\n]{0,60}?"
    r"(?:标准|条件|评估|验收|审核|检查|核查|考核|批准|研究|程序|公示|同意|认定)[^，。；\d]{0,4}"
)
# 甲、乙等5县如期|摘帽: what may stand between the list and its verb
BETWEEN = re.compile(
    rf"(?:等)?(?:这)?(?:{COUNT}{RANK}*{UNIT}?)?(?:作为|（[^（）]{{0,16}}）|{RANK}|[旗县市区]"
    r"|\d{4}年|\d{1,2}月(?:底|份|\d{1,2}日)?|年|于|在|到|去|今|明|当|底|已经?|也|均|都|将|要|率先|成功|顺利|如期"
    r"|正式|全部|实现|完成|从此|至此|一举|双双|圆满|胜利|光荣|同步|先后|相继|陆续|历史性地?|高质量|高标准"
    r"|近日|日前|被|予以|提前[一两三半]?年?|全国|全[省区县旗市]|整[省区县旗市]|脱贫|分别|宣布|申请|计划|拟|批准|力争|可|了|从|，"
    rf"|{PROCESS})*"
)
# 摘帽|的甲县、乙县 | 退出贫困县|序列的县有：甲县 | 摘帽|的3个县分别是甲县
BEHIND = re.compile(
    rf"(?:退出|序列|行列|名单)*(?:的?{UNIT}[中里]，(?:其中)?|的(?:{COUNT})?(?:{RANK})*(?:{UNIT}(?:（[^（）]{{0,12}}）)?"
    rf"(?:分别|具体|依次)?(?:是|为|有|包括|：|，)：?|(?:分别|具体)?(?:是|为|有|包括)：?(?:{RANK}*{UNIT}：)?)?"
    rf"|(?:{COUNT}{RANK}*{UNIT})?(?:（[^（）]{{0,12}}）)?(?:分别)?(?:有|为|包括)?：)"
)
# 甲州|乙县: the prefecture before the first county of a list
WITHIN = re.compile(r"(?:[\u4e00-\u9fff]{2,10}(?:市|州|盟|地区)的?)?$")
LATELY = re.compile("近日|日前|[此本这]次|昨[天日]|今[天日]")
# 2019年4月正式|退出贫困县序列: what a clause says whose county was named before
DATED = re.compile(r"\d{4}年|正式|[去今]年")
MANY = re.compile(rf"{COUNT}{RANK}*{UNIT}|贫困村|乡镇|全[国省区市州]|各[县地]")
# 未摘帽 | 不摘帽
UNDONE = re.compile(r"(?:未|不|没有|尚未)(?:能)?(?:实现)?(?:脱贫)?$")
# 甲县申请摘帽 leaves nothing yet, 拟|摘帽的甲县 is to leave
PENDING = re.compile(r"(?:申请|拟|计划|预计)(?:脱贫)?$")
ASKED = re.compile(r"申请(?:脱贫)?$")
# 助力|甲县摘帽
HELPED = re.compile(r"(?:帮助|助力|助推|支持|支援|推动)$")
PLANNED = re.compile(
    r"力争|争取|确保|计划|将(?!近)|(?<![重主需首])要(?!求|素|点|闻)|目标|拟(?:退|摘|于|在|批)|安排|预计|基础上"
)
DONE = re.compile(
    r"已|了(?![^，。；]*[，；])|宣布|正式|成功|(?:批准|同意)(?!后)|通过[^，。；]{0,16}(?:验收|评估|检查)"
)
# （一）… 2016年（5个）：甲县、乙县。 under a heading 贫困县摘帽时间表
TABLE_HEAD = re.compile(
    r"摘帽[^\n，。]{0,8}\n(?:[^\n]{0,80}\n)??(?=[^\n：]{0,16}年[^\n：]{0,10}：)"
)
TABLE_ROW = re.compile(r"[^\n：]{0,26}：")
