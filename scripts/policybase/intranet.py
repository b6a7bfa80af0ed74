"""The intranet package: a built site in one zip file, with a page of instructions for whoever puts it up."""

from __future__ import annotations

import os
import zipfile
from datetime import date
from pathlib import Path

NAME = "policy-knowledge-base"

# {name} is the folder inside the zip file. Notepad shows UTF-8 where a byte-order mark says so, and wants \r\n.
_README = """政策知识库（{day}）
============================

一、直接打开
    解压全部文件（不要在压缩包里直接双击），打开文件夹 {name}，双击 index.html。
    不需要网络，不需要安装任何程序；放在U盘、共享文件夹里也可以用。

二、放到内部网站（IIS、nginx、Apache 或者任何网页服务器）
    把文件夹里的全部内容复制到网站的任何一个目录即可，目录名可以自定。
    全是静态文件：不需要数据库，不需要服务器程序，不向任何其他网站发出请求。
    服务器须允许下列文件类型（IIS 在“MIME 类型”里核对，没有的补上）：
        .html  text/html              .css  text/css            .js   text/javascript
        .json  application/json       .csv  text/csv            .txt  text/plain
        .svg   image/svg+xml
    另有几种文件只供下载，网页不依赖它们：.jsonl .ics .xml .gz
    找不到网页时显示的页面：404.html（IIS：错误页；nginx：error_page 404 /404.html；Apache：ErrorDocument 404 /404.html）。
    安全策略（CSP）可以这样设置：
        Content-Security-Policy: script-src 'self' 'unsafe-inline'

三、浏览器
    Chromium 90、Firefox 102 以上的各种浏览器；关掉脚本也能阅读、打印。

四、更新
    删除旧的全部内容，换上新的。条文的地址长期不变，已经发出的链接仍然有效。

----------------------------------------------------------------------------------------

Policy Knowledge Base ({iso})
==================================

1. Open it
    Unpack all files (do not open it inside the archive), open the folder {name}, double-click index.html.
    No network and no program is needed; a USB stick or a shared folder will do.

2. Put it on an intranet (IIS, nginx, Apache, any web server)
    Copy everything in the folder to any directory of the site, under any name.
    The files are static: no database, no server program, no request to any other site.
    The server must allow these file types (IIS: check "MIME Types", add what is missing):
        .html .css .js .json .csv .txt .svg      (types as in the table above)
    Some files are for download only, and no page needs them: .jsonl .ics .xml .gz
    Page for wrong addresses: 404.html (IIS: error pages; nginx: error_page 404 /404.html;
    Apache: ErrorDocument 404 /404.html).
    A Content-Security-Policy that works:
        Content-Security-Policy: script-src 'self' 'unsafe-inline'

3. Browsers
    Chromium 90, Firefox 102 and later; pages can be read and printed without scripts.

4. Update
    Delete the old files, put the new ones in their place. Addresses of provisions never change.
"""


def pack(site: Path, *, day: date) -> Path:
    """Writes ``policy-knowledge-base-YYYYMMDD.zip`` beside ``site`` and returns its path; an older one is replaced.

    The same site on the same day makes the same bytes: names in order, every time the beginning of ``day``.
    """
    name = f"{NAME}-{day:%Y%m%d}"
    target = site.with_name(f"{name}.zip")
    beside = target.with_name(f".{target.name}.new")
    readme = _README.format(name=name, day=f"{day.year}年{day.month}月{day.day}日", iso=day.isoformat())
    with zipfile.ZipFile(beside, "w") as package:
        _add(package, f"{name}/README.txt", ("\ufeff" + readme.replace("\n", "\r\n")).encode(), day=day)
        for path in sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix()):
            if path.is_file():
                _add(package, f"{name}/{path.relative_to(site).as_posix()}", path.read_bytes(), day=day)
    os.replace(beside, target)
    return target


def _add(package: zipfile.ZipFile, name: str, content: bytes, *, day: date) -> None:
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = 0  # else Windows and Linux write different bytes
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, content)
