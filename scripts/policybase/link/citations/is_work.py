"""Whether 《…》 names a law, rule or policy, or something else: a certificate, a newspaper, 《听证制度》."""

from __future__ import annotations

import re

from policybase.link.citations.work_names import GENRES, plain

# 《车用乙醇汽油零售经营证书》 ；《危险化学品经营许可证》 ；《行政复议决定书》 ；《申请表》
_PAPER = re.compile(
    r"(?:证|证书|执照|牌照|资格|凭证|票据|发票|表|(?:决定|裁定|鉴定|认定|[知请诺告任立见诉决书托明裁认询])书|合同|协议书|报告书|台账|登记簿|"
    r"档案|回执|牌匾|通知单|笔录|名单)(?:\([^()]*\))?$"
)
# 《人民日报》 ；《新闻联播》 ；《依法行政读本》
_PUBLICATION = re.compile(
    r"(?:日报|晚报|早报|晨报|时报|周报|周刊|月刊|季刊|半月刊|杂志|画报|学报|文摘|公报|年鉴|联播|焦点访谈|"
    r"选集|文选|选编|汇编|全集|摘编|读本|教材|教程|词典|辞典|手册|丛书|谈治国理政|热线|专栏|栏目|节目|直播间|之窗)$"
)
# 《智慧法院建设评价指标体系（2018年版）》 ；《某规划（2021-2025）》
_EDITION = re.compile(r"\(\d{4}(?:年?版|年本|-\d{4})\)$")
# 《听证制度》 ；《首问责任制》 ；《信息公开机制》: to be set up, not issued under that name
_SYSTEM = re.compile(
    r"(?:制度|机制|体系|体制|责任制|负责制|办结制|承诺制|[问追一岗]制|平台|系统|数据库|工程|活动)$"
)
# 2017年底前出台《山西省重大行政执法决定法制审核制度》: this one is issued
_ISSUED = re.compile(r"(?:出台|印发|发布|公布|颁布|修订|修改|废止|起草|下发|制发)(?:了|的|实施)?$")
# 山西省…, 海晏县…, 国务院…, 某某局…
_OF_A_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|州|县|区|旗|国|部|委|局)")
_PLACE_WORDS = re.compile(r"^(?:全省|全市|全县|城市|县区|市区|社区|地区|辖区|园区|景区|内部|干部|各部|部门)")

_GENRE = re.compile(
    rf"(?:{'|'.join(GENRES.split())}|法|宪法|法典|通知|公告|通告|通报|批复|复函|函|命令|令|报告|纪要|解释|指标|名录|"
    r"标准|条件|原则|举措|定额|导则|协议|协定|公约|条约|议定书|宣言|倡议|声明|建议|战略|任务|要求|安排|部署|规约|守则|"
    r"讲话|提纲|宪章|方略|修正案|基准|框架)"
    r"(?:\([^()]*\)|[一二三四五六七八九十]|摘要|\d{4}年?[版本]?|\d\.\d版)*$"
)
# 应符合《城市污水再生利用景观环境用水水质》: what one must keep to is a rule, whatever it is called
_KEPT_TO = re.compile(
    r"(?:根据|依据|依照|按照|遵照|符合|违反|遵守|执行|适用)(?:国家|现行|本市|本省|我省|我市|标准|的)*$"
)


def is_work(title: str, before: str) -> bool:
    """Whether ``title`` names a work. ``before`` are the words that govern it, in its clause."""
    words = plain(title)
    if "关于" in words and not _PAPER.search(words) and not _PUBLICATION.search(words):
        return True
    if _PUBLICATION.search(words):
        return False
    if _EDITION.search(words):
        return True
    if _SYSTEM.search(words):
        placed = _OF_A_PLACE.match(words) and not _PLACE_WORDS.match(words)
        return bool(placed) or _ISSUED.search(before) is not None
    if _PAPER.search(words):
        return False
    return _GENRE.search(words) is not None or _KEPT_TO.search(before) is not None
