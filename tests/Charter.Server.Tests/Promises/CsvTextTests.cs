using System.Text;
using Charter.Server.Promises;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Promises;

/// <summary>What customers wrote stays text in a spreadsheet.</summary>
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30 1", "'+49 30 1")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    public void A_formula_gets_an_apostrophe_and_separators_get_quotes(string text, string cell) =>
        Written(text).ShouldBe(cell + "\r\n");

    private static string Written(string text)
    {
        var csv = new CsvText();
        csv.Add(text);
        return Encoding.UTF8.GetString(csv.ToBytes()).TrimStart('\ufeff');
    }
}
