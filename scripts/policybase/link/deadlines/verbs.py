"""Words that official texts use for what is to be done: tables that patterns are made from."""

from __future__ import annotations


def listed(words: str) -> tuple[str, ...]:
    """A table of words parted by blanks."""
    return tuple(words.split())


def alternatives(words: tuple[str, ...]) -> str:
    """The words as a pattern, the longest first: 报送 before 报."""
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))


# What a duty does.
ACTIONS = listed(
    """
    报告 报送 上报 报备 报请 报 抄送 抄报 抄告 提交 提请 提出 移送 移交 送达 送交 送 通报 通知 告知 备案 登记 汇报 反馈 答复
    书面答复 书面告知 公布 公开 公示 公告 发布 印发 下发 制定印发 制定 制订 编制完成 编制 修订 修改 废止 起草 拟定 拟订 研究制定
    研究提出 研究建立 研究部署 研究 出台 颁布 建立健全 建立完善 建立 健全完善 健全 完善 建成运行 建成 建设 构建 形成 搭建 设立 成立 组建
    启动并完成 启动 完成 实现 达到 开展 组织开展 组织实施 组织 举办 举行 召开 安排 进行 实施 落实 做好 推进 推行 推动 推广 铺开
    加强 强化 加大 加快 深化 细化 优化 规范 整合 统筹 统一 取消下放和调整 取消下放 取消 下放 调整 清理 整改 检查 督查 督查考核
    考核验收 考核评价 考核 评估 评议 评价 评比表彰 评比 表彰 验收 审查 审核 审批 审议 审计 核查 核实 核准 复查 抽查 调查 监督检查
    监督 培训 学习 学法 宣传 轮岗 选择 确定 明确 落实 配备 聘请 选派 承办 办理 办结 受理 决定 作出决定 作出 出具 颁发 发放 支付 拨付
    缴纳 申报 申请 补正 更新 归档 保存 跟踪 总结 交流 梳理 汇总 分析 研判 测试 维护 培育 打造 提升 提高 增强 扩大 解决 化解 处理
    处置 发现 抓住 接受 履行 执行 贯彻落实 贯彻 坚持 保障 确保 保证 支持 鼓励 引导 指导 改革 创新 发挥 严格 巩固 争创 全面 探索 发生
    转送 转办 转报 移交 推送 撤回 撤销 退回 退还 下达 回复 了解 传真 抄表 建议 听取 接待 下访 请求 协商确定 指定 缴付 交付
    """
)
# Adverbs and modal words that stand between subject and verb.
MODALS = listed(
    "应当 必须 应该 应 须 要 需要 需 可以 可 不得 均应 都要 均 都 一律 力争 争取 确保 一般 原则上 至少 可以"
)
ADVERBS = listed(
    """
    认真 切实 积极 全面 深入 严格 及时 定期 适时 尽快 主动 依法 统一 联合 共同 分别 逐步 基本 初步 再次 再 继续 进一步 集中 书面 如实
    大力 抓紧 抓好 率先 稳步 有序 扎实 牢牢 充分 按时 按期 另行 着力 加快 并 还 也
    """
)
# Verbs that hand something to somebody: 向市政府报告, 报送县政府法制办公室备案.
REPORTS = listed(
    """
    报告 报送 上报 报备 报请 抄送 抄报 抄告 提交 提请 提出 通报 通知 告知 备案 登记 汇报 反馈 答复 移送 移交 送达 送交 申报 申请
    公布 公开 公示 公告 发布 报 送 交 说明 征求意见 征集 推荐 自荐 述职 述法 缴纳 移交 转送 推送 下达 传真 回复 了解
    """
)
