"""Which elements of a saved page are not the document, by their names; which lines read like one.

Tables only. Names were collected from portals built with TRS, 大汉, 开普 and 博达, from gov.cn, law databases
and encyclopaedias; a name is compared without - _ and digits, so zhengwei1 and art_con2 need no row.
"""

from __future__ import annotations

import re

from policybase.model import Reason

# Elements that are never part of a document, whatever their name.
TAG_REASONS = {
    "title": Reason.PAGE_TITLE,
    "nav": Reason.NAVIGATION,
    "aside": Reason.NAVIGATION,
    "footer": Reason.FOOTER,
    "select": Reason.NAVIGATION,
    "button": Reason.NAVIGATION,
    "textarea": Reason.NAVIGATION,
    "noscript": Reason.INVISIBLE,
    "template": Reason.INVISIBLE,
    "iframe": Reason.INVISIBLE,
}

_NAMES = {
    Reason.BREADCRUMB: (
        "breadcrumb breadcrumbs crumb crumbs position curposition curpos location dqwz weizhi wzdh "
        "currentpath sitepath mianbaoxie bread bnav"
    ),
    Reason.SHARE: (
        "share sharebox sharebtn shares bdshare bdsharebuttonbox jiathis jiathisstyle socialshare "
        "fenxiang fxbox gwdshare gwdsbtn printbtn printbox fontsize fontset tools toolbar pagestools "
        "zoomtool"
    ),
    Reason.FOOTER: (
        "footer foot foots bottom pagefooter copyright banquan bqxx qrcode qr qrcontainer ewm erweima "
        "saoyisao sysbox wxcode footernav bottombox"
    ),
    Reason.NAVIGATION: (
        "nav navs navbar navigation mainnav topnav menu menus sidebar sidenav sider leftnav rightnav "
        "related relatedbox relatednews relation xgwz xgjd xgwj xglj xgxx xgyd relevant recommend "
        "tuijian hotnews rank pagination pager pages pagenav prenext prevnext prevandnext sxp syp "
        "search searchbox login topbar toplink friendlink yqlj friendlinks comments"
    ),
    Reason.INFOBOX: ("basicinfo infobox basicinfoblock"),
    Reason.REFERENCE: ("lemmareference referencelist references jlemmareference"),
    Reason.ENCYCLOPAEDIA: (
        "lemmawgt editlemma editicon lockpanel opentag opentagitem topcollect votepanel toptool "
        "tashuo lemmawgtlemmacatalog lemmacatalog"
    ),
}
NAME_REASONS = {name: reason for reason, names in _NAMES.items() for name in names.split()}

# What editors' systems call the element that holds the text.
_MAIN = (
    "ucapcontent zoom trseditor trsueditor trspreappend zhengwen zhengwei zhengwenbox wenzhang article "
    "articlecontent articlecon articlebody articletext articlebox articlemain arti articontent "
    "artcontent artcon arttext artical con conbox context content contents contentbox contenttext "
    "contenttxt contentbody contentmain contentdetail maincontent mainbody maintext pagescontent "
    "newscontent newscon newstext newsbody newsdetail newscontentbox xxgkcontent xxgkdetail xxgkcon "
    "gkcontent gkdetail textbody text textcon txt txtcontent txtcon detail detailcontent detailcon "
    "details view viewcontent viewcon nr nrbox neirong detailcont smgbarticle vfdetailcontent "
    "trseditorview zw zwnr zwcon ewbarticle ewbarticleinfo infocontent infocon cont contcon btcontent "
    "bodycontent lawcontent fulltext fulltextwrap lemmacontent jscontent vsbcontent wparticlecontent "
    "concon scrollcont gknbcontent mainlemma bodywrapper easysiteeditor easysitenews edui "
    "articlecontentbox"
)
MAIN_NAMES = frozenset(_MAIN.split())

_NAME_PARTS = re.compile(r"[-_\d]+")


def plain_name(token: str) -> str:
    """``TRS_Editor`` → ``trseditor``, ``art_con2`` → ``artcon``."""
    return _NAME_PARTS.sub("", token.lower())


# 二○○九年六月九日 ；2016年6月24日
DATE_LINE = re.compile(
    r"(?:[〇○Ｏ零一二三四五六七八九]{4}|[12]\d{3})年[〇零一二三四五六七八九十\d]{1,3}月[〇零一二三四五六七八九十\d]{1,3}日"
)
# 2016-06-24 10:30
TIME_STAMP = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?")
# 附件：1.重点任务分工表 ；附件2
ATTACHMENT = re.compile(r"附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]{0,3}\s*(?:[:：.、]|$)")
# 第三条 ；三、 ；（三）
_LABEL = re.compile(
    r"第[一二三四五六七八九十百零〇]+[编章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]"
)
# 关于印发《……》的通知 ；……暂行办法（试行）
KIND_END = re.compile(
    r"(?:通知|意见|办法|条例|规定|方案|规划|决定|决议|命令|令|公告|通告|通报|批复|细则|纲要|计划|要点|报告|规则|规范|标准|章程|函|法|措施|制度|"
    r"准则|指南|指引|清单|目录)(?:[（(].{1,12}[)）])?$"
)
# A portal's own name, in its largest letters: 清河县人民政府门户网站
SITE_NAME = re.compile(
    r"(?:人民政府|政府网|门户网站|信息公开平台|信息公开专栏|信息公开网?|网站|网|平台|百科|频道)$"
)
# 相关解读 ；相关链接：
RELATED = re.compile(r"(?:【|\[)?(?:相关|延伸|推荐|更多|热门|猜你)[^。，；]{0,8}[:：】\]]?")


def reads_like_document(words: str) -> bool:
    """Whether a line, white space removed, could be of a document rather than of a page."""
    if DATE_LINE.fullmatch(words) or _LABEL.match(words) or ATTACHMENT.match(words):
        return True
    if len(words) >= 6 and (words.endswith(("：", ":", "；")) or "。" in words):
        return True
    return len(words) >= 28 and "，" in words
