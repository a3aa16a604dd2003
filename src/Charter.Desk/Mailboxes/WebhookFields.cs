using System.Security.Cryptography;
using Charter.Desk.Shared;

namespace Charter.Desk.Mailboxes;

/// <summary>What people set of a provider that brings mail by HTTP, and whether it can be so.</summary>
internal static class WebhookFields
{
    // The longest that Amazon makes: arn:aws-us-gov:sns:REGION:ACCOUNT:NAME with a name of 256.
    private const int LongestTopic = 350;
    private const int LongestKey = 1000;

    /// <summary>A public key without the lines that people copy around it.</summary>
    public static string BareKey(string key) =>
        string.Concat(key.Split('\n').Where(line => !line.Contains("-----", StringComparison.Ordinal)))
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("\r", "", StringComparison.Ordinal)
            .Trim();

    public static InvalidField? Check(MailboxFields fields) =>
        fields.Vendor switch
        {
            MailVendor.Ses when !IsTopic(fields.TopicArn) => new InvalidField(
                "topicArn",
                "The topic's ARN, such as arn:aws:sns:eu-west-1:123456789012:help."
            ),
            MailVendor.Sendgrid when fields.VendorPublicKey.Length > 0 && !IsKey(fields.VendorPublicKey) =>
                new InvalidField("vendorPublicKey", "The public key as SendGrid shows it, which begins with MF."),
            _ => null,
        };

    private static bool IsTopic(string arn) =>
        arn.Length <= LongestTopic
        && arn.Split(':')
            is [
                "arn",
                "aws"
                or "aws-cn"
                or "aws-us-gov",
                "sns",
                { Length: > 0 } region,
                { Length: 12 } account,
                { Length: > 0 } name,
            ]
        && region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && account.All(char.IsAsciiDigit)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsKey(string key)
    {
        if (key.Length > LongestKey)
        {
            return false;
        }

        try
        {
            using var read = ECDsa.Create();
            read.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
            return read.KeySize == 256;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
