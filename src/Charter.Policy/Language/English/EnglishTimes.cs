namespace Charter.Policy.Language.English;

/// <summary>English numbers, units, named limits and the small words around them.</summary>
internal static class EnglishTimes
{
    public const string Table = """
        number 1 : =one, =single
        number 2 : =two, couple of
        number 3 : =three
        number 4 : =four
        number 5 : =five
        number 6 : =six
        number 7 : =seven
        number 8 : =eight
        number 9 : =nine
        number 10 : =ten
        number 11 : =eleven
        number 12 : =twelve
        number 13 : =thirteen
        number 14 : =fourteen
        number 15 : =fifteen
        number 16 : =sixteen
        number 17 : =seventeen
        number 18 : =eighteen
        number 19 : =nineteen
        number 20 : =twenty
        number 30 : =thirty
        number 40 : =forty
        number 50 : =fifty
        number 60 : =sixty
        number 70 : =seventy
        number 80 : =eighty
        number 90 : =ninety
        number x100 : =hundred, =hundred =and
        number x1000 : =thousand
        number 0.5 : half an, half a, half
        number o1 : =first
        number o2 : =second
        number o3 : =third
        number o4 : =fourth
        number o5 : =fifth
        number o6 : =sixth
        number o7 : =seventh
        number o8 : =eighth
        number o10 : =tenth
        function and_half : and a half, and one half
        share 50 : =half of, =half =the, =half our, =half all, =half your
        share /2 : half of
        share /3 : =third, =thirds
        share /4 : quarter
        share /5 : =fifth, =fifths
        share /6 : =sixth, =sixths
        share /7 : =sevenths
        share /8 : =eighth, =eighths
        share /9 : =ninths
        share /10 : =tenth, =tenths

        unit second : second, sec, =s
        unit ring : ring, ring tone, telephone ring, phone ring
        unit minute : minute, min, mins, =m
        unit hour : hour, hr, hrs, =h, clock hour, hour period
        unit business_hour : business/working/office/work/operating/support/service/opening/staffed hour/hr/hrs, hour of business, hour of operation, operational hour, opening hour, staffed hour, hour of support, hour of working time
        unit day : =d, day, calendar day, consecutive day, full day, clear day, natural day
        unit business_day : business/working/office/work/banking/trading/operating/school/federal/government/university/clear day, workday, weekday, week day, clear working day, full working/business day, working or business day, business or working day, day of business, standard/normal working/business day
        unit business_day : day excluding weekends, day not counting weekends, day excluding saturdays, day exclusive of weekends, day excl weekends
        unit week : week, calendar week, wk, wks
        unit week*2 : fortnight
        unit month : month, calendar month
        unit month*3 : quarter
        unit month*12 : year, calendar year, yr, yrs

        named 0 day : same morning, same afternoon, same morning or afternoon, same day, that day, very day, =day of receipt, =day of contact, =day received, that same day, same calendar day, end of the day, end of day, end of that day, day of the call, end of the same day
        named 0 day : =on the day, =today, on the day of receipt, by midnight, before midnight, on the same day, day they arrive, day it arrives, =on the day on which it/they
        named 0 business_day : within the working/business day on which, within the working/business day in which, the working/business day on which we/it
        named 0 business_day : close/end of business that day, close/end of business on that day, close/end of business on the day, close/end of business the same day, close/end of business on the same day, close/end of play that day, close/end of the day's business
        named 0 business_day : end/close of the/that/each workday, end of workday, close of business, end of business, close of play, =cob, =eob, same working/business day, end of the working/business day, end of working/business day, end of the same working/business day, close of the same business day, end of that working/business day, day's close, close of the working/business day, end of office hours
        named 1 business_day : same working/business day * later than the next, same working/business day * the next at the latest, end of the working/business day after/following, next working/business/office/work day, following working/business/office/work day, next available working/business day, end of the next working/business day, end of next working/business day, close of business on the next working/business day, close of business the next/following working/business day, close of business on the following working/business day, end of the following working/business day, close of business next working/business day, close of the next/following working/business day, next weekday, working/business day after, working/business day that follows, same day or the next working/business day, same day or next working/business day, same or next working/business day, same working/business day or the next
        named 1 day : same day * later than the next, next morning, following morning, end of the day after, end of the day following, end of the following day, next day, following day, next calendar day, end of the next day, day after, =tomorrow, same day or the next, same day or next day, same or next day, same or the next day, same day or the following day, same day or the next day
        named 0 - : immediately, at once, straight away, straightaway, right away, =instantly, instantaneously, on the spot, there and then, then and there, in real time
        named 0 adjective : immediate, instant, =instantaneous
        named 15 minute : a quarter of an hour, quarter of an hour, quarter hour
        named 45 minute : three quarters of an hour, three quarter hour
        named 1 hour : within the hour, inside the hour, in the hour
        named 1 month : within the month
        named 1 week : within the week, inside a week

        recurring 1 day : every/each morning/evening/afternoon, =daily, each day, every day, once a day, per day, every single day, day by day, on a daily basis
        recurring 1 business_day : each/every day of the working/business week, every/each working/business/office/weekday morning/afternoon, each working/business day, every working/business day, every weekday, once a working/business day, once every working/business day
        recurring 1 week : each/every monday/tuesday/wednesday/thursday/friday/saturday/sunday, =weekly, each week, every week, once a week, on a weekly basis, per week, once every week
        recurring 2 week : once a/each/every fortnight, =fortnightly, every fortnight, biweekly, every other week, every second week
        recurring 1 month : =monthly, each month, every month, once a month, on a monthly basis, per month
        recurring 3 month : =quarterly, every quarter, each quarter, once a quarter, on a quarterly basis
        recurring 6 month : half yearly, twice a year, semi annually, semiannually, every six months, biannually
        recurring 12 month : =annually, =annual, =yearly, every year, each year, once a year, on an annual basis, per year, per annum
        recurring 1 hour : =hourly, every hour, each hour, once an hour, on an hourly basis, on the hour

        function limit : with no later than, with no more than
        function limit : we may/can/could/might take as long as, we take as long as
        function limit : in no case later than, pledged for, promised for, targeted for, aimed for, due in, due within, set at, set for, scheduled for, planned for, expected in, expected within, aim for, never later than, and never later than, never more than, never longer than, and never longer than, never over, never beyond, at the very latest, at the outside, within, =within just, inside, in, in no more than, no later than, not later than, at the latest, at most, up to, under, in under, less than, in less than, fewer than, in fewer than, maximum of, max, max., maximum, no more than, not more than, by, below, not exceed, shall not exceed, does not exceed, will not exceed, not to exceed, no longer than, not longer than, inside of, before the end of, by the end of, in the first, within the first, within a maximum of, within at most, within no more than, in a maximum of, within a period of, within up to, in up to, in at most, within as little as, =<, before, ahead of, of no more than, is, are, be, target of, takes, take, took up to, allow, please allow, =:, at, on, in as little as, allow us, time of, turnaround of, turn around of, end of, prior to the end of, =≤, on or before, to no more than, goal of, objective of, standard of, allow up to, please allow up to, within the next, in the next, over the next, beyond no more than, in the space of, within the space of, in the course of, may need, might need, can need, need up to, needs up to, may need up to, may take, can take, could take, might take, give us, give us up to, not beyond, no later, not later, in under
        function over : longer than, more than, exceed, take longer than, over, beyond, goes beyond, takes more than, past, greater than, above, older than, another
        function over : not possible within, not be possible within, not possible in
        function min : at least, minimum of, a minimum of, not less than, no less than, minimum, no fewer than
        function every : every, each, at least every, at least once every, once every, once each, per, at intervals of, at minimum every, no less than every, at least once each, at least once in every, at a minimum every, interval of, at intervals of no more than, at regular intervals of, at least once per
        function for : for, last for, for up to, for a period of, for at least, for a minimum of, for a further, for the first, for the last, for the next, valid for
        function last : last, lasting, past, previous, in the last, in the past, over the past, within the last, within the past, during the last
        function age : aged, age of
        function or_more : or more, or longer, or above, or so longer, and more, plus, or over, old, and over, trial, warranty, guarantee, return, returns, refund, money, notice, delivery, shipping, period in which you, of age, policy, subscription, free
        function ago : =early, ago, earlier, previously
        function before : before you, before we close, before we open, wait before, ahead of a/an/any/the/your/planned, =wait referral, =wait referrals, =wait pathway, =wait appointment, =away, before your, before the appointment, before an appointment, before the visit, before we visit, before the work, before the departure, before departure, before the scheduled, in advance, beforehand, prior to, before travel, ahead of, before any planned, of the scheduled departure, before the start, before expiry, before expiration, before the expiry, before renewal, before the renewal, before the end, before the date, before closing, before closure, before departure, before maturity
        function notice : ahead, beforehand, notice, of notice, advance notice, written notice, warning
        function times_per : twice, thrice, # times, two times, three times, four times, several times
        function hours_a_day : a day, per day, each day, every day
        function once_suffix : at a time
        function range : -, =to, up to, through, =–
        function slash : /
        function and : and, &, and then, as well as, plus, followed by, then
        function or : or, or else, or otherwise
        function with : with, followed by
        function while : while, whereas, but, however, whilst, though, so, with a, with the, with an
        function between : between, anywhere between, from, anywhere from
        function percent : %, per cent, percent, pct, percentage, percent of, % of
        function others : =others, everything else, all the rest, anything else, everyone else, everybody else, all others, all other, other customers, the rest, all of them, every other, other ones, the others
        function out_of : out of, out of every, in every, of every
        function superseded : instead of, rather than, previously, formerly, as opposed to, down from, up from, was, were, used to be, =not
        function duty : asked to, required to, requested to, encouraged to, advised to, obliged to, supposed to, invited to, free to, entitled to, allowed to, permitted to, welcome to, wish to, want to, like to, choose to, decide to, prefer to, reminded to, urged to
        function defines : =covers, =means, =is for, =are for, includes, indicates, applies to, relates to, refers to, describes, is where, is when, is a/an/any, are those, is reserved, is defined
        function hour_service : helpline, hotline, line, service, support, cover, coverage, phone line, emergency, telephone, control room, number, access, desk, contact centre, call centre, basis, operation, monitoring, care, clinic
        function money : pound, dollar, euro, pence, cent, cents, usd, credit
        function approx : about, approximately, around, roughly, just, only, a maximum of, the maximum of, an average of, average of, some, circa, nearly, almost, normally, usually, typically, generally, an absolute maximum of, an additional, a further, the subsequent, a total of, the next, at the most, a target of, the target of, a minimum of, an estimated, usually between, well
        function article : =a, =an, =the, your, their, this, that, these, those, all, any, its, his, her, such
        function filler : elapsed, full, further, more, additional, extra, short, consecutive, following, =the, normal, standard, whole, single, complete, available, clear, =staffed, usual, regular, original, initial
        function after : of, from, after, following, since, upon, once, on receipt, starting from, counting from, as from, to the date of, beginning from
        function opener : with no, without a final/full answer/reply/response/decision/position, without a decision, without a reply, without a response, without an answer, without a fix, without resolution, if, when, where, whenever, once, unless, should your, should you, should it, should a, should the, should we, in case, in the event, in cases where, in the case of, provided that, provided the, provided you, provided all, assuming, as soon as we, in the unlikely event, if for any reason, that are not, that can not, that cannot, that is not, which are not, which cannot, which can not, that we can not, that we cannot, that we have not, that we did not, that we could not, which we have not, that have not, that has not, that do not, not answered, not resolved, not settled, not acknowledged, not closed, not completed, not fixed, not picked up, unanswered after, unresolved after, if still, no answer after
        function negative : failing that, needs more than, need more than, not long enough, not enough, not sufficient, insufficient, too short, can not, cannot, unable, not able, not possible, impossible, no decision, without, not be, is not, are not, not settled, not resolved, not answered, not received, have not, has not, fail, not complete, not done, not meet, miss, do not, does not, not available, exceed, delay, delayed, unresolved, will not, unanswered, no answer, no reply, no response, no resolution, need more time, need longer, takes longer, take longer, not yet, remain, still open, not in a position, not feasible, likely to exceed, more time, additional time, unavailable, no one, nobody, not had, is missed, are missed, be longer, extend, not fixed, goes unanswered, went unanswered, out of time, =not, other than, late, pass with no, need an extension, runs over, overrun, require more
        function modal : will, shall, must, should, would, aim, can, is to, are to, need to, have to, try, may, to be, endeavour, endeavor, seek, strive, target, expected to, plan to, ought to, promise, commit, undertake, guarantee, does, do
        function us : =us
        function our : =our
        function we : your supplier, your provider, your airline, your carrier, your bank, your insurer, your energy company, your water company, your landlord, the company, the landlord, the supplier, we, team member, staff member, crew member, board member, our team, our staff, staff, the team, the department, the council, the bank, the company, someone, somebody, a member of, member of staff, an adviser, an advisor, an agent, representative, engineer, technician, the office, officer, agents, employee, the centre, colleague, colleagues, the university, the authority, the trust, the provider, provider, supplier will, the manager, manager, supervisor, specialist, investigator, the service desk, helpdesk, help desk, it support, operator, the practice, hospital, the ombudsman, director, co ordinator, coordinator, case handler, case worker, caseworker, insurer, carrier, airline, adjuster, adjustor, assessor, surveyor, inspector, archivist, librarian, clerk, crew, crews, case manager, account manager, consultant, registrar, warden, plumber, electrician, nurse, coach, curator, duty manager, team leader, call taker, call handler, counsellor, our people, our person
        function order : =dispute the/a/any/this, =challenge the/a/any, =forward your report/complaint/case/request/appeal/letter/concern, =escalate your, =refer your, =send your, =bring your, =pass your, =keep your, =go to, =ask, =claim the/your/a/for/delay/compensation, =claim, =apply, =appeal, =tell, =contact, =submit, =register, =lodge, =raise, =complain, =report, =request a/an/the/your, =book, =cancel, =visit, =write, =bring, =fill, =pay, =sign, =come, =call us, =call our, =call the, =ring us, =phone us, =file, =quote, =send us, =give us, =let us, =email us, =post it, =post your, =use, =provide us, =return the, =return your, =make your, =make a, =take your, =check your, =escalate your, =refer your, =notify, =inform us, =present
        function please : please, kindly
        function passive_act : wait, queue, hear, see, speak, talk, reach, get, receive, have, expect, connect, look forward, obtain
        function you : you, insured, cardholder, undergraduate, borrower, patron, customer, caller, client, complainant, visitor, user, applicant, citizen, resident, them, person, who, student, patient, tenant, resident, guest, policyholder, policy holder, subscriber, taxpayer, parent, buyer, seller, merchant, claimant, appellant, consumer, member of the public, traveller, shopper, account holder, householder, candidate, employee who, enquirer, enquirers, passenger, member
        function somebody : one of
        function pronoun : it, they, he, she, each, receipt
        function expect : you have written/regular/further, you have progress/news/updates, you have an update, you get progress/news/updates, you typically/normally/usually/generally/always have/get/receive/hear, you will have had, you should have had, can count on us to, can rely on us to, can depend on us to, can trust us to, may rely on us to, can be sure of, and allow, and expect, and you get, and you have, and you will, can expect, should expect, expect, will receive, will have, will get, will hear, should receive, should hear, should have, will be, you receive, you get, you hear, you have our, are told, can look forward, receive an, receive a, can anticipate, to receive, should get, are entitled to receive, entitled to a response, right to receive, have a right to, be given, are given, hear from us, hear back, have the right to a response, is entitled to a
        means by : by, via, through, by means of, over the, using, by either, in, with, on the, by return
        means body : dispute resolution, arbitration, mediation, ombudsman, commissioner, regulator, tribunal, adjudicator, arbitrator, court, small claims, inspectorate
        means about : about, regarding, concerning, relating to, related to, in relation to, in respect of, with regard to, with respect to, to do with, on the subject of, involving
        function now : =now, instead, reducing, reduced to, are adjusting, new target
        function if_possible : wherever possible, where possible, whenever possible, if possible, when possible, unless, at peak, during, outside
        function first_contact : at the first point, at first point, first contact, first call, first point of contact, first time, initial contact, first interaction
        """;
}
