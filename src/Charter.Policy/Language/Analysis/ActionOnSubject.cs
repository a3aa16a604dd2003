namespace Charter.Policy.Language.Analysis;

/// <summary>What a verb promises on the channel or item that it is said of.</summary>
internal static class ActionOnSubject
{
    /// <summary>A live contact is dealt with in minutes; what takes longer is settled.</summary>
    public static ServiceAction Handled(Segment segment) =>
        segment.Time.Unit is TimeUnit.Second or TimeUnit.Ring or TimeUnit.Minute
        && !segment.Subjects.Exists(s =>
            s.Value is "enquiry" or "request" or "issue" && !segment.Subjects.Exists(c => c.To == s.From)
        )
            ? ServiceAction.Answer
            : ServiceAction.Resolve;

    /// <summary>Who is with you in hours has come to you; who is in seconds has picked up the phone.</summary>
    public static bool IsOfJourney(TimeMention time) =>
        time.Unit is TimeUnit.Hour or TimeUnit.BusinessHour or TimeUnit.Day or TimeUnit.BusinessDay;

    /// <summary>The same verb means something else on another channel: an email "answered" is responded to.</summary>
    public static ServiceAction Of(
        ServiceAction action,
        ServedSubject subject,
        TimeMention time,
        bool isAttended,
        bool isReached
    ) =>
        (action, subject) switch
        {
            // "You hear from us every ten days."
            (ServiceAction.Respond or ServiceAction.FirstResponse, _) when time.IsRecurring => ServiceAction.Update,
            // "We tell you how far we are every ten days": one is not late again and again.
            (ServiceAction.NotifyDelay, _) when time.IsRecurring && time.Unit is not null => ServiceAction.Update,
            // "Our report reaches you within 50 days".
            (ServiceAction.Attend, ServedSubject.Complaint or ServedSubject.Enquiry) when isReached =>
                ServiceAction.Respond,
            (ServiceAction.Answer, ServedSubject.InPerson) => action,
            // "We speak to you within ten minutes of your arrival".
            (ServiceAction.FirstResponse, ServedSubject.InPerson)
                when time.Unit is TimeUnit.Minute or TimeUnit.Second => ServiceAction.Answer,
            // Whoever stands before us is acknowledged by being greeted.
            (ServiceAction.Acknowledge, ServedSubject.InPerson) when time.Unit is TimeUnit.Minute or TimeUnit.Second =>
                ServiceAction.Greet,
            // Nothing but a call is answered in seconds.
            (ServiceAction.Answer, ServedSubject.Any) when time.Unit is TimeUnit.Second or TimeUnit.Ring => action,
            (ServiceAction.Answer, ServedSubject.Phone or ServedSubject.Chat)
                when time.Unit is not (TimeUnit.Day or TimeUnit.BusinessDay or TimeUnit.Week or TimeUnit.Month) =>
                action,
            (
                ServiceAction.Answer
                    or ServiceAction.Respond
                    or ServiceAction.FirstResponse,
                ServedSubject.Voicemail
                    or ServedSubject.Callback
            ) => ServiceAction.ReturnCall,
            // "Requests are met within a month": only people are welcomed.
            (
                ServiceAction.Greet,
                ServedSubject.Request
                    or ServedSubject.Complaint
                    or ServedSubject.Enquiry
                    or ServedSubject.Escalation
            ) => ServiceAction.Resolve,
            // A fault that is "attended to" is gone to; a person is served.
            (ServiceAction.Answer, ServedSubject.Request) when isAttended => ServiceAction.Attend,
            (ServiceAction.Attend, ServedSubject.Phone or ServedSubject.Chat or ServedSubject.InPerson)
                when !IsOfJourney(time) => ServiceAction.Answer,
            (ServiceAction.Answer, _) => ServiceAction.Respond,
            (ServiceAction.ReturnCall, not (ServedSubject.Voicemail or ServedSubject.Callback)) =>
                ServiceAction.Respond,
            _ => action,
        };
}
