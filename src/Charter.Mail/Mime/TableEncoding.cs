using System.Text;

namespace Charter.Mail.Mime;

/// <summary>Charsets of one byte a letter that the framework does not know, by what stands in their upper half.</summary>
internal sealed class TableEncoding : Encoding
{
    private const int NoCodePage = 0;

    private static readonly Dictionary<string, TableEncoding> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-10"] = OfLatin(
            "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ"
        ),
        ["iso-8859-14"] = OfLatin(
            "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ"
        ),
        ["iso-8859-16"] = OfLatin(
            "\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ"
        ),
        ["viscii"] = Vietnamese(),
    };

    private readonly char[] _letters;

    private TableEncoding(char[] letters)
        : base(NoCodePage) => _letters = letters;

    /// <summary>The charset of a name; null for one that is not among these.</summary>
    public static TableEncoding? Find(string name) =>
        ByName.GetValueOrDefault(
            name switch
            {
                "latin6" or "l6" or "csISOLatin6" => "iso-8859-10",
                "latin8" or "l8" or "iso-celtic" => "iso-8859-14",
                "latin10" or "l10" => "iso-8859-16",
                "csVISCII" => "viscii",
                _ => name,
            }
        );

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        throw new NotSupportedException("Mail is read in this charset and never written.");

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
        {
            chars[charIndex + i] = _letters[bytes[byteIndex + i]];
        }

        return byteCount;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;

    private static TableEncoding OfLatin(string upper)
    {
        var letters = new char[256];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = i < 0xA0 ? (char)i : upper[i - 0xA0];
        }

        return new TableEncoding(letters);
    }

    /// <summary>RFC 1456: Vietnamese has more letters than an upper half holds; six stand in place of controls.</summary>
    private static TableEncoding Vietnamese()
    {
        const string upper =
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
        var letters = new char[256];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = i switch
            {
                0x02 => 'Ẳ',
                0x05 => 'Ẵ',
                0x06 => 'Ẫ',
                0x14 => 'Ỷ',
                0x19 => 'Ỹ',
                0x1E => 'Ỵ',
                < 0x80 => (char)i,
                _ => upper[i - 0x80],
            };
        }

        return new TableEncoding(letters);
    }
}
