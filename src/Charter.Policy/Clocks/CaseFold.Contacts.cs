namespace Charter.Policy.Clocks;

/// <content>Calls, chats and visits: each is a contact of its own, with its greeting, its answer and its offer of a callback.</content>
internal sealed partial class CaseFold
{
    // Contacts that were taken up and are not known to be over, the oldest first.
    private readonly List<(ServedSubject? Channel, string? Id)> _talking = [];
    private int _contacts;

    private void ApplyToContacts(in ClockEvent e)
    {
        switch (e.Kind)
        {
            case ClockEventKind.ContactStarted:
                StartContact(e);
                break;
            case ClockEventKind.ContactGreeted when e.ByPerson:
                _facts.Contacted = true;
                StopOldest(ServiceAction.Greet, e);
                break;
            case ClockEventKind.ContactAnswered when e.ByPerson:
                _facts.Contacted = true;
                TakeUp(e);
                break;
            case ClockEventKind.ContactEnded:
                EndContact(e);
                break;
            case ClockEventKind.CallbackOffered:
                OfferCallback(e);
                break;
            case ClockEventKind.VoicemailLeft:
                OweCall(e, ServedSubject.Voicemail);
                break;
            case ClockEventKind.CallbackRequested or ClockEventKind.CallMissed:
                OweCall(e, ServedSubject.Callback);
                break;
            case ClockEventKind.CallReturned when e.ByPerson:
                ReturnCall(e);
                break;
            case ClockEventKind.CallAttempted when e.ByPerson && _policy?.Policy.Rules.AttemptReturnsCall == true:
                ReturnCall(e);
                break;
        }
    }

    private void StartContact(in ClockEvent e)
    {
        var channel = e.Channel ?? _facts.Channel;
        ForgetSupposed();
        _facts.Contacted = true;
        // Whoever calls again has hung up before, though nobody wrote it down.
        _talking.RemoveAll(item => item.Id is null && item.Channel == channel);
        OweContact(e, channel, isSupposed: false);
    }

    private void OweContact(in ClockEvent e, ServedSubject? channel, bool isSupposed)
    {
        _contacts++;
        foreach (
            var action in (ReadOnlySpan<ServiceAction>)
                [ServiceAction.Greet, ServiceAction.Answer, ServiceAction.OfferCallback]
        )
        {
            var round = Owe(action, e, channel);
            round.Contact = _contacts;
            round.IsSupposed = isSupposed;
        }
    }

    /// <summary>A customer who opens a ticket by phone, chat or at the counter is there, whether or not the contact itself was recorded.</summary>
    private void SupposeContact(in ClockEvent e)
    {
        if (e.Channel is ServedSubject.Phone or ServedSubject.Chat or ServedSubject.InPerson && !_facts.Contacted)
        {
            OweContact(e, e.Channel, isSupposed: true);
        }
    }

    /// <summary>The contact itself is told after all: its own start counts. A breach stays, and then it is another contact.</summary>
    private void ForgetSupposed()
    {
        var supposed = _owed.FindAll(round => round.IsSupposed);
        if (
            supposed.Exists(round =>
                round.IsBroken || (round.Number > 0 && round.Number != _numbers[(int)round.Action])
            )
        )
        {
            return;
        }

        foreach (var round in supposed)
        {
            _owed.Remove(round);
            _rounds.Remove(round);
            _numbers[(int)round.Action] -= round.Number > 0 ? 1 : 0;
        }
    }

    /// <summary>Who writes to the customer or settles the matter has taken up the contact that nobody recorded.</summary>
    private void TakeUpSupposed(in ClockEvent e)
    {
        if (_owed.Find(round => round.IsSupposed) is { } round)
        {
            FinishContact(round.Contact, e, ended: false);
        }
    }

    private void OfferCallback(in ClockEvent e)
    {
        if (Waiting(ServiceAction.OfferCallback, e) is not { } offer)
        {
            return;
        }

        StopOldest(ServiceAction.OfferCallback, e);
        foreach (var round in _owed)
        {
            round.IsOffered |= round.Contact == offer.Contact && round.Action == ServiceAction.Answer;
        }
    }

    private void TakeUp(in ClockEvent e)
    {
        if (Waiting(ServiceAction.Answer, e) is { } round)
        {
            FinishContact(round.Contact, e, ended: false);
            _talking.Add((round.Channel, round.ContactId ?? e.ContactId));
        }
    }

    /// <summary>One contact is over: the one that is named; else the one that is being talked to; else the oldest that waits.</summary>
    private void EndContact(in ClockEvent e)
    {
        var (channel, id) = (e.Channel, e.ContactId);
        var talking = _talking.FindIndex(item =>
            id is not null && item.Id is not null ? item.Id == id : channel is null || item.Channel == channel
        );
        var waiting = Waiting(ServiceAction.Answer, e);
        if (talking >= 0 && !(id is not null && waiting?.ContactId == id))
        {
            _talking.RemoveAt(talking);
        }
        else if (waiting is not null)
        {
            FinishContact(waiting.Contact, e, ended: true);
        }
    }

    private void FinishContact(int contact, in ClockEvent e, bool ended)
    {
        for (var i = 0; i < _owed.Count; i++)
        {
            var round = _owed[i];
            if (
                round.Contact == contact
                && round.Action is ServiceAction.Greet or ServiceAction.Answer or ServiceAction.OfferCallback
            )
            {
                // Who is taken up needs no callback any more.
                Finish(round, e, ended || round.Action == ServiceAction.OfferCallback);
                _owed.RemoveAt(i--);
            }
        }
    }

    private void OweCall(in ClockEvent e, ServedSubject subject)
    {
        // A ticket that a voicemail opened owes one call, not two.
        var owed = Owed(ServiceAction.ReturnCall);
        if (owed?.Trigger != ClockEventKind.TicketOpened || owed.TriggeredAt != e.At)
        {
            Owe(ServiceAction.ReturnCall, e, subject);
        }
    }

    /// <summary>A call answers what it names; without a name, the oldest that is still owed one.</summary>
    private void ReturnCall(in ClockEvent e)
    {
        var channel = e.Channel is ServedSubject.Voicemail or ServedSubject.Callback ? e.Channel : null;
        var owed =
            Waiting(ServiceAction.ReturnCall, e with { Channel = channel })
            ?? Waiting(ServiceAction.ReturnCall, e with { Channel = null });
        if (owed is { } round)
        {
            Finish(round, e, ended: false);
            _owed.Remove(round);
        }
    }
}
