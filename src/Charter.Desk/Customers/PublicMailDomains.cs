using System.Collections.Frozen;

namespace Charter.Desk.Customers;

/// <summary>Domains at which anybody can have an address: two people there belong to no organisation together.</summary>
public static class PublicMailDomains
{
    private static readonly FrozenSet<string> Known = new[]
    {
        "126.com",
        "139.com",
        "163.com",
        "aliyun.com",
        "aol.com",
        "bluewin.ch",
        "btinternet.com",
        "comcast.net",
        "fastmail.com",
        "foxmail.com",
        "free.fr",
        "freenet.de",
        "gmail.com",
        "gmx.at",
        "gmx.ch",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hey.com",
        "hotmail.co.uk",
        "hotmail.com",
        "hotmail.fr",
        "icloud.com",
        "laposte.net",
        "libero.it",
        "live.com",
        "mac.com",
        "mail.com",
        "mail.ru",
        "me.com",
        "msn.com",
        "naver.com",
        "orange.fr",
        "outlook.com",
        "outlook.de",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "rediffmail.com",
        "seznam.cz",
        "sina.com",
        "sohu.com",
        "t-online.de",
        "tutanota.com",
        "vip.qq.com",
        "wanadoo.fr",
        "web.de",
        "wp.pl",
        "yahoo.co.jp",
        "yahoo.co.uk",
        "yahoo.com",
        "yahoo.de",
        "yahoo.fr",
        "yandex.com",
        "yandex.ru",
        "yeah.net",
        "ymail.com",
        "zoho.com",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a domain, in lower case, is one of these.</summary>
    public static bool Contains(string domain) => Known.Contains(domain);
}
