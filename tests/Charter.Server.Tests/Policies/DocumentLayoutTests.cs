using Charter.Desk.Policies;
using Charter.Server.Policies;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Policies;

/// <summary>A policy is set as its author laid it out, and no sentence is lost on the way.</summary>
public sealed class DocumentLayoutTests
{
    [Fact]
    public void Headings_lists_tables_and_paragraphs_are_told_apart()
    {
        var blocks = Lay(
            """
            # Policy

            We care. All emails will be answered within 24 hours.

            - Calls will be answered within 20 seconds.
            - We listen.

            1. First.

            | Level | Who |
            |---|---|
            | 1 | Manager |
            """
        );

        blocks
            .Select(b => (b.Kind, b.Mark))
            .ShouldBe([
                (DocumentBlockKind.Heading, null),
                (DocumentBlockKind.Paragraph, null),
                (DocumentBlockKind.Item, null),
                (DocumentBlockKind.Item, null),
                (DocumentBlockKind.Item, "1."),
                (DocumentBlockKind.TableRow, null),
                (DocumentBlockKind.TableRow, null),
            ]);
        blocks[1].Sentences.Count.ShouldBe(2);
        blocks[1].Sentences[0].Anchor.ShouldBe("line-3");
        blocks[1].Sentences[1].Anchor.ShouldBeNull();
        blocks[^1].Cells.Select(cell => cell[0].Text).ShouldBe(["1", "Manager"]);
    }

    [Fact]
    public void The_words_that_give_a_promise_its_time_are_marked_in_the_colour_of_its_kind()
    {
        var sentence = Lay("All emails will be answered within 24 hours.")[0].Sentences[0];

        sentence
            .Runs.Single(r => r.Family is not null)
            .ShouldBe(new DocumentRun("within 24 hours", PromiseFamily.Respond));
        string.Concat(sentence.Runs.Select(r => r.Text)).ShouldBe("All emails will be answered within 24 hours.");
    }

    [Fact]
    public void A_slot_is_marked_where_it_stands()
    {
        var sentence = Lay("All emails will be answered within [X] hours.")[0].Sentences[0];

        sentence.Runs.Single(r => r.IsSlot).Text.ShouldBe("[X]");
    }

    [Fact]
    public void Every_sentence_of_every_layout_stands_in_the_document_once_and_in_order()
    {
        const string Text =
            "TITLE\r\nOne thing.\r\n•\r\nAnother\r\nthing. More.\r\n\r\na\tb\r\nc\td\r\n一、客户来电将在一小时内回复。我们认真倾听。";
        var compiled = PolicyTexts.Compile(Text, PolicyTexts.PlainText);

        var set = DocumentLayout
            .Of(Text, PolicyTexts.PlainText, compiled)
            .SelectMany(b => b.Sentences)
            .Select(s => s.Source);

        set.ShouldBe(compiled.Sentences);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("|")]
    [InlineData("\t")]
    [InlineData("#")]
    [InlineData("| | |\n|-|")]
    [InlineData("- \n- \n•")]
    public void A_text_that_is_hardly_one_is_set_without_failing(string text) => Should.NotThrow(() => Lay(text));

    private static IReadOnlyList<DocumentBlock> Lay(string text) =>
        DocumentLayout.Of(text, PolicyTexts.Markdown, PolicyTexts.Compile(text, PolicyTexts.Markdown));
}
