using Charter.Policy.Language;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class ChinesePromisesTests
{
    [Theory]
    [InlineData("我们将在24小时内回复您的邮件。", "respond email within 24 hour")]
    [InlineData("电话铃响三声内接听。", "answer phone within 3 ring")]
    [InlineData("普通工单两个工作日内回复。", "respond request within 2 business_day priority:normal")]
    [InlineData("投诉半小时内响应。", "respond complaint within 30 minute")]
    [InlineData("投诉二十四小时内答复。", "respond complaint within 24 hour")]
    [InlineData("每月对服务工单进行一次抽检。", "review request every 1 month")]
    public void A_sentence_is_read_without_spaces(string sentence, string key) => sentence.ShouldPromise(key);

    [Fact]
    public void One_sentence_can_hold_several_promises()
    {
        "紧急故障15分钟响应，2小时内到达现场，4小时内恢复。".ShouldPromise(
            "respond request within 15 minute priority:urgent",
            "attend request within 2 hour priority:urgent",
            "resolve request within 4 hour priority:urgent"
        );
        "收到投诉后24小时内与客户取得联系，5个工作日内处理完毕。".ShouldPromise(
            "first_response complaint within 24 hour",
            "resolve complaint within 5 business_day"
        );
    }

    [Fact]
    public void What_customers_have_to_do_is_no_promise() =>
        "用户应在收到通知后10日内提出申诉。".ShouldBe(SentenceKind.Other);

    [Fact]
    public void Staffed_hours_are_hours() => "工作日9:00-18:00提供在线客服服务。".ShouldBe(SentenceKind.Hours);
}
