using System.Collections.Immutable;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;

namespace Charter.Channels;

/// <summary>Something that was read and waits to be filed. Whoever brought it hears of it once that is durable.</summary>
internal sealed class IntakeWork
{
    // What continues must not run on the loop that files: it could bring the next and wait for itself.
    private readonly TaskCompletionSource<Outcome<ChannelIntake.Result>> _answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public IntakeWork(
        WriteRequest request,
        ReceiveIntake.Request receive,
        PutFile raw,
        IntakeReading reading,
        CancellationToken cancellationToken
    )
    {
        Request = request;
        Receive = receive;
        Raw = raw;
        Reading = reading;
        CancellationToken = cancellationToken;
        Message = (reading as IntakeReading.ToFile)?.Request;
        Sender =
            Message is { Sender: var sender } && AddressText.Read(sender.Kind, sender.Address) is { } address
                ? (sender.Kind, address.Normalized)
                : null;
        Names = [.. NamesOf(raw.Hash).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Who files it and when it arrived.</summary>
    public WriteRequest Request { get; }

    /// <summary>What is kept of it.</summary>
    public ReceiveIntake.Request Receive { get; }

    /// <summary>Its bytes.</summary>
    public PutFile Raw { get; }

    /// <summary>What the channel read in it.</summary>
    public IntakeReading Reading { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Who sent it, where it is a message whose sender has an address.</summary>
    public (AddressKind Kind, string Normalized)? Sender { get; }

    /// <summary>What became of it.</summary>
    public Task<Outcome<ChannelIntake.Result>> Answered => _answer.Task;

    /// <summary>Whether it may share a write. What is no message (a report, a colleague's answer) reaches into other tickets.</summary>
    public bool MayShare => Message is not null;

    /// <summary>The files that it brings.</summary>
    public IEnumerable<PutFile> Files =>
        (Message?.Files ?? []).Select(f => new PutFile(f.FileHash, f.Size)).Prepend(Raw);

    /// <summary>
    /// What it is known by and what it points to. Two with a name in common (the same mail twice, two of one sender, an answer and
    /// what it answers) do not share a write, so that the second finds what became of the first.
    /// </summary>
    public ImmutableArray<string> Names { get; }

    private FileIncoming.Request? Message { get; }

    public void Answer(Outcome<ChannelIntake.Result> outcome) => _answer.TrySetResult(outcome);

    public void Fail(Exception error)
    {
        if (error is OperationCanceledException && CancellationToken.IsCancellationRequested)
        {
            _answer.TrySetCanceled(CancellationToken);
        }
        else
        {
            _answer.TrySetException(error);
        }
    }

    private IEnumerable<string> NamesOf(string hash)
    {
        yield return $"intake {Receive.ExternalId}";
        yield return $"file {hash}";
        if (Message is null)
        {
            yield break;
        }

        yield return $"sender {Sender}";
        foreach (var id in Message.Thread.MessageIds.Prepend(Message.ExternalId).OfType<string>())
        {
            yield return $"message {id}";
        }

        if (Message.Thread.ReplyToken is { } token)
        {
            yield return $"token {token}";
        }

        if (Message.Thread.SubjectNumber is { } number)
        {
            yield return FormattableString.Invariant($"ticket {number}");
        }
    }
}
