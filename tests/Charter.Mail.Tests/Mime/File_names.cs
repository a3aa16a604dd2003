namespace Charter.Mail.Tests.Mime;

public sealed class File_names
{
    [Theory]
    [InlineData("attachment; filename=\"report.pdf\"", "report.pdf")]
    [InlineData("attachment; filename=my report.pdf", "my report.pdf")]
    [InlineData("attachment; filename*=utf-8''%E4%BD%A0%E5%A5%BD.txt", "你好.txt")]
    [InlineData("attachment; filename*=gb2312''%C4%E3%BA%C3.txt", "你好.txt")]
    [InlineData("attachment; filename*0=\"long na\"; filename*1=\"me.txt\"", "long name.txt")]
    [InlineData("attachment; filename*0*=utf-8''%E4%BD; filename*1*=%A0.txt", "你.txt")]
    [InlineData("attachment; filename*1=\"b.txt\"; filename*0=\"a\"", "ab.txt")]
    [InlineData("attachment; filename=\"=?utf-8?B?5L2g5aW9LnR4dA==?=\"", "你好.txt")]
    [InlineData("attachment; filename=\"a;b,c.txt\"", "a;b,c.txt")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("attachment; filename=\"C:\\\\temp\\\\x.doc\"", "x.doc")]
    [InlineData("attachment; filename=\"\u202Efdp.exe\"", "fdp.exe")]
    [InlineData("attachment; filename=\"plain.txt\"; filename*=utf-8''besser.txt", "besser.txt")]
    [InlineData("attachment; filename=\"a \"quoted\" name.txt\"", "a \"quoted\" name.txt")]
    [InlineData("attachment; filename=\"\"", "attachment-1.pdf")]
    [InlineData("attachment", "attachment-1.pdf")]
    public void Are_read_and_made_safe(string disposition, string expected)
    {
        var mail = MailText.Read(
            $"From: a@example.com\nContent-Type: application/pdf\nContent-Disposition: {disposition}\n\nx"
        );
        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe(expected);
    }
}
