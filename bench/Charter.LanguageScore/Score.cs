using System.Globalization;
using Charter.Policy;
using Charter.Policy.Language;

namespace Charter.LanguageScore;

/// <summary>Counts how the compiler's labels agree with people's.</summary>
internal sealed class Score
{
    private int _sentences;
    private int _rightKinds;
    private int _expected;
    private int _read;
    private int _strict;
    private int _lenient;
    private int _numbers;
    private int _rightNumbers;

    /// <summary>The sentences that differ, with what was expected and what was read.</summary>
    public List<string> Misses { get; } = [];

    /// <summary>Labels and counts all sentences of a file, one JSON line each.</summary>
    public static async Task<Score> OfAsync(string file)
    {
        var score = new Score();
        foreach (var line in await File.ReadAllLinesAsync(file))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                score.Add(LabelledSentence.Read(line));
            }
        }

        return score;
    }

    /// <summary>Labels a sentence and counts.</summary>
    public void Add(LabelledSentence sentence)
    {
        var read = PolicyCompiler.Label(sentence.Text, sentence.Language);
        var commitments = read.Commitments.Select(c => c.Commitment).ToList();
        var isKind = Vocabulary.Token(read.Kind) == sentence.Kind;
        var strict = Pairs(sentence.Commitments, commitments, (a, b) => a.Equals(b));
        _sentences++;
        _rightKinds += isKind ? 1 : 0;
        _expected += sentence.Commitments.Count;
        _read += commitments.Count;
        _strict += strict;
        _lenient += Pairs(sentence.Commitments, commitments, Nearness.IsNear);
        foreach (var commitment in commitments.Where(c => c.Within.Value is not null))
        {
            _numbers++;
            _rightNumbers += sentence.Commitments.Any(e => e.Within == commitment.Within) ? 1 : 0;
        }

        if (!isKind || strict != sentence.Commitments.Count || strict != commitments.Count)
        {
            var kind = isKind ? sentence.Kind : $"{sentence.Kind} but {Vocabulary.Token(read.Kind)}";
            var number = commitments.Exists(c =>
                c.Within.Value is not null && sentence.Commitments.All(e => e.Within != c.Within)
            );
            Misses.Add(
                $"{sentence.Id} {kind}{(number ? " NUMBER" : "")}: {sentence.Text}\n    want {SentenceView.Keys(sentence.Commitments)}\n    read {SentenceView.Keys(commitments)}"
            );
        }
    }

    /// <summary>The figures on one line.</summary>
    public string Summary() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_sentences} sentences, {_expected} promises; strict F1 {F1(_strict):0.000} (precision {Share(_strict, _read):0.000}, recall {Share(_strict, _expected):0.000}), lenient F1 {F1(_lenient):0.000}, kind {Share(_rightKinds, _sentences):0.000}, number precision {Share(_rightNumbers, _numbers):0.0000} ({_numbers - _rightNumbers} of {_numbers} wrong)"
        );

    private double F1(int right) => Share(2 * right, _expected + _read);

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    /// <summary>How many of the expected have a partner of their own among the read ones.</summary>
    private static int Pairs(
        IReadOnlyList<Commitment> expected,
        List<Commitment> read,
        Func<Commitment, Commitment, bool> fits
    )
    {
        // The exact partners first, so that a near one does not take them away.
        var wanted = new List<Commitment>(expected);
        var left = new List<Commitment>(read);
        var exact = wanted.RemoveAll(left.Remove);
        return exact + wanted.Count(w => left.FindIndex(c => fits(w, c)) is >= 0 and var at && RemoveAt(left, at));
    }

    private static bool RemoveAt(List<Commitment> list, int at)
    {
        list.RemoveAt(at);
        return true;
    }
}
