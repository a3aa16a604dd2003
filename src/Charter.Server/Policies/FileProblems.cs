using Charter.Desk.Policies.Documents;
using Charter.Policy.Language;
using Charter.Server.Words;

namespace Charter.Server.Policies;

/// <summary>Why an uploaded policy could not be read, in the reader's words: what it is, what to do, what is safe.</summary>
internal static class FileProblems
{
    public static string TooLarge(string fileName, Wordbook words) =>
        words[
            "{0} is larger than {1} MB. A policy is a few pages of text: remove its pictures, or paste the text. Nothing you wrote is lost.",
            fileName,
            PolicyDocumentReader.LargestFile / (1024 * 1024)
        ];

    public static string Of(Diagnostic error, Wordbook words) =>
        error.Code switch
        {
            "P901" => words[
                "This file is not text. Charter reads Word (.docx), HTML, Markdown and text. Nothing you wrote is lost."
            ],
            "P902" => words[
                "This is a PDF, which holds the look of pages rather than text. Select all in it, copy, and paste the text below. Nothing you wrote is lost."
            ],
            "P903" => words[
                "This is a picture. Charter reads text and does not guess words from pixels. Upload the document that it was taken of, or paste its text. Nothing you wrote is lost."
            ],
            "P905" => words[
                "This is an Office file of the old kind (.doc). Save it as .docx in Word or LibreOffice. Nothing you wrote is lost."
            ],
            _ => $"{error.Message} {error.Advice}",
        };
}
