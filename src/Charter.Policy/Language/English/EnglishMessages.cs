namespace Charter.Policy.Language.English;

/// <summary>The diagnostics in English.</summary>
internal static class EnglishMessages
{
    public const string Table = """
        P101 | This looks like a promise, but what is promised “{0}” was not understood, so no clock will run for it. | Say what is served and what will happen, for example: “{1}”
        P102 | This sentence is too long to be read as one. | Write one promise a sentence.
        P103 | No clock counts a part of a day: “{0}”. | Give hours instead, for example “within 12 hours” or “within 4 business hours”. Until then the policy can't be approved.
        P110 | The promise has a slot that is not filled: “{0}”. | Put the number and the unit in its place, for example: “{1}” Until then the policy can't be approved.
        P120 | This promises something else than an earlier sentence does for the same thing: {0}. | Keep one of the two, or say when each applies (a priority, peak hours, a stage). Until then the shorter one counts.
        P130 | The support hours name no time zone. | Which zone do they run in? Say so, for example “(Europe/London)”; otherwise the zone of the desk is used.
        P131 | These hours could not be read completely: “{0}”. | Give days and times, for example: “Support hours are Monday to Friday 09:00 to 17:00, except public holidays.”
        P132 | The text does not say when peak hours are, but promises depend on them. | Add a sentence such as: “Peak hours are Monday to Friday 10:00 to 14:00.”
        P133 | Promises count working time, but the text does not say which hours are staffed. | Add a sentence such as: “Support hours are Monday to Friday 09:00 to 17:00.”; otherwise the desk's own hours are used.
        P134 | The text excludes holidays without saying on which dates they fall. | Which dates are they? List them, for example: “We are closed on 25 December 2026 and 1 January 2027.”; otherwise the holidays of the desk are used.
        P135 | This date is not certain: “{0}”. | Write the day, the month as a word and the year, for example “25 December 2026”; and say “up to and including” or “we reopen on”. What is not certain is not in the calendar.
        P136 | These hours differ from those that were read before for the same days: “{0}”. | Support hours come first, then the first line that the text names. Say which hours the promises count in, for example: “Support hours are Monday to Friday 09:00 to 17:00.”
        P137 | These are the hours of a plan, a level, one line or one promise, and not of the whole desk: “{0}”. | They are not in the calendar. Say in which hours the promises count, for example: “Support hours are Monday to Friday 09:00 to 17:00.”
        P138 | Which time zone is meant by “{0}” is not certain: it may have summer time or not, or another zone is named elsewhere. | Name the zone by its place or its distance from UTC, for example “(Europe/London)” or “(UTC+10:00)”.
        P139 | The text says that times pass in support hours only: “{0}”. | All promises in minutes and hours are counted in support hours. If one of them runs day and night, take this sentence back or say so there.
        P142 | This says of some times that they pass in support hours only: “{0}”. | Which promises are they? Write “business hours” in each of them; until then their hours run day and night.
        P143 | This defines working days otherwise than the support hours do: “{0}”. | Working days are counted on the days that have support hours. Give these days hours, or change the definition.
        P144 | The text does not say which hours are staffed, which this is an exception to or a part of: “{0}”. | Add a sentence such as: “Support hours are Monday to Friday 09:00 to 17:00.”; otherwise the desk's own hours are used.
        P140 | A live contact out of support hours can't be taken up by a person in that time unless somebody is there: {0}. | Say who is on duty then, or limit the promise to support hours.
        P141 | No channel of this desk can tell whether this is kept: {0}. | Set the channel up, record such contacts by hand, or take the promise out.
        P150 | This promises something without saying by when (“{0}”), so no clock runs for it. | If it should be measured, say by when, for example: “{1}”
        P160 | While we wait for the customer, this stands still beside resolving: {0}. | If it is meant otherwise, say which promise waits, for example: “Updates are paused while we wait for you.”
        P161 | This rule about clocks is not followed: “{0}”. While we wait for the customer, resolving stands still and what else the policy names, but never acknowledging, the first response or responding; a wait for others stops no clock. | Say it so that it can be kept, for example: “Updates are paused while we wait for you.”
        P162 | It is not clear whether an attempt to call counts as the call returned: “{0}”. | Say so, for example: “An attempt to call you back does not count as a call returned.” Otherwise the setting of the desk is used.
        P163 | An attempt to call counts as the call returned: “{0}”. | If only a conversation counts, say so: “An attempt to call you back does not count as a call returned.”
        P164 | An attempt to call does not count as the call returned: “{0}”. | If an attempt counts, say so: “An attempt to call you back counts as a call returned.”
        P201 | The document holds no text. | Choose another file, or paste the policy.
        P202 | No promise with a clock was found in this document. | Charter runs on sentences such as “{1}”
        P203 | The document is longer than {0} characters; the rest was not read. | Split it, or take out what is not policy.
        """;
}
