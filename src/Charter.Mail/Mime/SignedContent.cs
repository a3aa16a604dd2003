using System.Formats.Asn1;

namespace Charter.Mail.Mime;

/// <summary>The mail inside an opaque S/MIME signature (RFC 8551, 3.5.2). Read, not checked.</summary>
internal static class SignedContent
{
    private const string SignedData = "1.2.840.113549.1.7.2";
    private static readonly Asn1Tag Explicit0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>True for the types under which it is sent. The parameter that tells signed from encrypted is often missing.</summary>
    public static bool IsSigned(MediaType type) =>
        type.Name is "application/pkcs7-mime" or "application/x-pkcs7-mime"
        && type.Parameter("smime-type")?.ToLowerInvariant() is null or "signed-data";

    /// <summary>The signed bytes; null when it is no signature, or its content is elsewhere.</summary>
    public static byte[]? Read(ReadOnlyMemory<byte> cms)
    {
        try
        {
            var info = new AsnReader(cms, AsnEncodingRules.BER).ReadSequence();
            if (info.ReadObjectIdentifier() != SignedData)
            {
                return null;
            }

            var signed = info.ReadSequence(Explicit0).ReadSequence();
            signed.ReadInteger();
            signed.ReadSetOf(skipSortOrderValidation: true);
            var content = signed.ReadSequence();
            content.ReadObjectIdentifier();
            return content.HasData ? content.ReadSequence(Explicit0).ReadOctetString() : null;
        }
        catch (AsnContentException)
        {
            // Not what its label says; it stays a file.
            return null;
        }
    }
}
