using System.Reflection;
using Charter.Channels.Email.Webhooks;
using Charter.Server.Mailboxes;
using Charter.Server.Words;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>What is said of a provider's mail that was not taken is said in the reader's language.</summary>
public sealed class WebhookAdviceTests
{
    [Fact]
    public void Every_reason_has_a_translation()
    {
        var chinese = new Wordbook(new WordStore(), Language.SimplifiedChinese);
        Type[] types =
        [
            typeof(WebhookWords),
            typeof(MailgunWebhook),
            typeof(SendGridWebhook),
            typeof(AmazonSesWebhook),
            typeof(WebhookDeliveries),
            typeof(MailWebhookApi),
        ];
        var reasons = types
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(f => f is { IsLiteral: true, FieldType: var type } && type == typeof(string))
            .Select(f => (string)f.GetRawConstantValue()!)
            .Where(text => text.EndsWith('.'))
            .ToList();

        reasons.Count.ShouldBeGreaterThan(15);
        reasons.ShouldAllBe(reason => WebhookAdvice.Of(reason, chinese) != reason);
    }
}
