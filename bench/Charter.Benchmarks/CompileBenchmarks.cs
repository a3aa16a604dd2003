using System.Text;
using BenchmarkDotNet.Attributes;
using Charter.Policy.Language;

namespace Charter.Benchmarks;

/// <summary>Compiles a policy of ten pages (25,000 characters): headings, paragraphs, lists and tables, promises and prose.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private const int TenPages = 25_000;

    private const string Page = """
        ## Telephone and email

        We aim to answer every call within 20 seconds, and 90% of calls within 60 seconds. Our lines are open from 8am to
        6pm, Monday to Friday. Staff give their name, listen, and explain what happens next. If we cannot help you at once
        we take your details and call you back within one working day.

        - Emails are acknowledged within 1 working day and answered in full within 5.
        - Letters are answered within ten working days of receipt.
        - You can expect a reply to a web form within two working days, or we will tell you when you will have one.

        | Priority | First response | Resolution | Updates |
        |---|---|---|---|
        | P1 - Critical | 15 minutes | 4 hours | every 30 minutes |
        | P2 - High | 1 hour | 8 business hours | every 2 hours |
        | P3 - Normal | 4 business hours | 3 business days | every business day |

        ### Complaints

        A complaint should reach us within 12 months of the problem. We acknowledge complaints within three working days and
        send a full response within 20 working days; complex complaints can take longer, and then we update you every 10
        working days. If you remain unhappy you may go to the Ombudsman within six months of our final response. Complaint
        records are kept for six years. Last year we answered 94% of complaints on time.

        """;

    private readonly string _policy = MakeTenPages();

    /// <summary>The document that is compiled.</summary>
    internal static string MakeTenPages()
    {
        var text = new StringBuilder("# Customer service policy\n\n");
        while (text.Length < TenPages)
        {
            text.Append(Page).Append('\n');
        }

        return text.ToString(0, TenPages);
    }

    [Benchmark]
    public CompiledPolicy Compile_ten_pages() => PolicyCompiler.Compile(_policy, PolicyFormat.Markdown);
}
