using System.Text;

namespace Charter.Mail.Mime;

/// <summary>
/// What bytes are that carry no usable label: the encodings that mail without labels is written in, tried by whether the
/// bytes are valid in them and how usual their characters are. Looks at a bounded stretch.
/// </summary>
internal static class CharsetGuess
{
    private const int LookedAt = 4_096;

    /// <summary>The likeliest encoding of bytes that are not UTF-8; Western Windows when nothing speaks for another.</summary>
    public static Encoding Of(ReadOnlySpan<byte> bytes)
    {
        var head = Stretch(bytes);
        var best = Charsets.Find("windows-1252")!;
        var bestScore = Western(head);
        foreach (var name in (ReadOnlySpan<string>)["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"])
        {
            if (Charsets.Find(name) is { } encoding && Score(encoding, head, Eastern) is var score && score > bestScore)
            {
                (best, bestScore) = (encoding, score);
            }
        }

        foreach (var name in (ReadOnlySpan<string>)["windows-1251", "koi8-r"])
        {
            if (
                Charsets.Find(name) is { } encoding
                && Score(encoding, head, Cyrillic) is var score
                && score > bestScore
            )
            {
                (best, bestScore) = (encoding, score);
            }
        }

        return best;
    }

    /// <summary>Text of seven bits in which the Japanese escapes stand is ISO-2022-JP, whatever its label says.</summary>
    public static bool HasJapaneseEscapes(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\u001B$B"u8) >= 0 || bytes.IndexOf("\u001B$@"u8) >= 0;

    /// <summary>From about the first byte above ASCII on; the tail is cut off, it may be half a character.</summary>
    private static ReadOnlySpan<byte> Stretch(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        // A little of what stands before it: whether a letter stands within a Latin word tells much.
        var head = first < 0 ? [] : bytes[Math.Max(0, first - 4)..];
        return head.Length > LookedAt ? head[..LookedAt] : head;
    }

    /// <summary>Western text has few letters above ASCII, mostly one at a time.</summary>
    private static double Western(ReadOnlySpan<byte> bytes)
    {
        var high = 0;
        var pairs = 0;
        var odd = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0x80)
            {
                high++;
                pairs += i + 1 < bytes.Length && bytes[i + 1] >= 0x80 ? 1 : 0;
                odd += bytes[i] is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D ? 1 : 0;
            }
        }

        return high == 0 ? 1 : 0.75 - (0.7 * pairs / high) - (2.0 * odd / high);
    }

    private static double Score(Encoding encoding, ReadOnlySpan<byte> bytes, Func<char, double> weigh)
    {
        var text = encoding.GetString(bytes);
        var sum = 0.0;
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 128)
            {
                continue;
            }

            count++;
            if (c == '\uFFFD')
            {
                // The cut at the end may leave half a character.
                sum -= i >= text.Length - 2 ? 0 : 8;
            }
            else
            {
                // Within a Latin word stands no letter of another writing.
                var inLatin =
                    char.IsLetter(c)
                    && (
                        (i > 0 && char.IsAsciiLetter(text[i - 1]))
                        || (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]))
                    );
                sum += inLatin ? Math.Min(weigh(c), -0.3) : weigh(c);
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    private static double Eastern(char c) =>
        c switch
        {
            '\u30FB' => -0.2,
            >= '\u3040' and <= '\u30FF' => 1.0,
            >= '\uAC00' and <= '\uD7A3' => 0.85,
            >= '\u4E00' and <= '\u9FFF' => CommonHan.Contains(c) ? 1.0 : 0.4,
            >= '\u3000' and <= '\u303F' or >= '\uFF00' and <= '\uFF60' => 0.8,
            >= '\uFF61' and <= '\uFF9F' => -0.3,
            >= '\uE000' and <= '\uF8FF' => -3,
            _ => -0.2,
        };

    private static double Cyrillic(char c) =>
        c switch
        {
            >= 'а' and <= 'я' => 0.7,
            >= 'А' and <= 'Я' => 0.5,
            'ё' or 'Ё' or '№' or '«' or '»' or '—' or '\u00A0' => 0.5,
            _ => -1,
        };

    // The characters that Chinese and Japanese mail of every kind is full of.
    private static readonly System.Buffers.SearchValues<char> CommonHan = System.Buffers.SearchValues.Create(
        "的一是不了在人有我他这这們们个個上来來到时時大地为為子中你说說生国國年着著就那和要她出也得里裡后後自以会會家可下而过過天去能对對小多然于於心学學么麼之都好看起发發当當没沒成只如事把还還用第样樣道想作种種开開美总總从從无無情己面最女但现現前些所同日手又行意动動方期它头頭经經长長儿兒回位分爱愛老因很给給名法间間斯知世什两兩次使身者被高已亲親其进進此话話常与與活正感见見明问問力理尔爾点點文几幾定本公特做外孩相西果走将將月十实實向声聲车車全信重三机機工物气氣每并並别別真打太新比才便夫再书書部水像眼等体體却卻加电電主界门門利海受听聽表德少克代员員许許先口由死安写寫性马馬光白或住难難望教命花结結乐樂色更拉东東神记記处處让讓母父应應直字场場平报報友关關放至张張认認接告入笑内內英军軍件邮郵您请請谢謝客服订訂单單货貨款退号號码碼收查联聯系系统統购購买買送配御様願致申込確認連絡"
    );
}
