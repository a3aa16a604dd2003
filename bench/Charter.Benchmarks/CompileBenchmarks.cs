using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Charter.Policy.Language;

namespace Charter.Benchmarks;

/// <summary>Reading a policy of ten pages: some 5,000 words, of which every fourth sentence is a promise.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private static readonly string[] Sentences =
    [
        "We treat every customer with courtesy and respect, whatever the reason for the contact.",
        "All emails will be answered within {0} hours.",
        "Staff listen first, repeat what they have understood, and say what happens next.",
        "Complaints are acknowledged within {0} working days and answered in full within 1{0} working days.",
        "Where a matter concerns several departments, one person keeps it together and speaks to the customer.",
        "If we cannot resolve your request, we will tell you why and when to expect an answer.",
        "90% of calls are answered within {0}0 seconds during peak hours.",
        "Records of each contact are kept in line with the data protection policy of the company.",
    ];

    private readonly string _policy = TenPages();

    [Benchmark]
    public CompiledPolicy CompileTenPages() => PolicyCompiler.Compile(_policy);

    internal static string TenPages()
    {
        var text = new StringBuilder("# Customer service policy\n\n");
        for (var section = 1; section <= 50; section++)
        {
            text.Append(CultureInfo.InvariantCulture, $"## Section {section}\n\n");
            foreach (var sentence in Sentences)
            {
                text.Append(string.Format(CultureInfo.InvariantCulture, sentence, (section % 9) + 1)).Append(' ');
            }

            text.Append("\n\n");
        }

        return text.ToString();
    }
}
