namespace Charter.Policy.Language.English;

/// <summary>English words for the conditions of a promise.</summary>
internal static class EnglishConditions
{
    public const string Table = """
        set crew : team, staff, agents, advisers, advisors, operators, officers, people, desk
        condition none : hours of business, other time frame, other time frames, other timeframe, other timeframes, on business day, on business days, on business hour, on business hours, how critical/urgent/severe/serious/complex/difficult, emergency line/phone/telephone/hotline/helpline, emergency contact, emergency services, emergency number, standard of service, high standard, high quality, critical to, critical part, critical role, in an urgent need, complex needs, basic details, high level of, sensitive to, sensitive information, difficult to, medium term, mean that, means that
        condition peak : the january/february/march/april/may/june/july/august/september/october/november/december/christmas/summer/winter/autumn/spring/holiday/seasonal peak, over the peak, during the peak, in the peak, at the peak, in peak periods, peak months, peak weeks, our peak, peak hours, peak times, peak time, peak period, at peak, during peak, busy hours, busy times, busy periods, peak season
        condition off_peak : off peak, non peak, off peak hours, non peak hours, non peak times, non peak time, off peak times, outside peak hours, outside peak times, outside of peak hours, quiet times, quiet periods, quieter times, outside peak, other times
        condition office_hours : during/in/within/inside customer support/service hours, during/in core/support/service/office/business/working hours only, while/when our/the/its {crew} is/are on/in/at/available shift/duty/work/office?, while/when {crew} are on shift/duty, in staffed hours, in attended hours, ( business/office/working/opening/support/normal hours ), during desk hours, in desk hours, during lobby hours, in branch hours, during branch hours, during library hours, during clinic hours, during phone hours, while the team is on duty, while staff are on duty, while we are on duty, when the team is on duty, while we are staffed, during staffed times, during the hours we are open, in the working day, on weekdays, inside office/business/working/opening hours, in office time, in work hours, during work hours, in standard business hours, within support hours, within service hours, within office times, during office/business/working/opening/support/operating/normal/service/office hours, during normal office/business/working/opening/operating hours, in office/business/working/opening/support/operating/service hours, in normal business/office/working hours, during our office/business/working/opening/support/operating hours, within office/business/working/opening/support/operating hours, within our working/business/office/opening hours, within normal business/working/office hours, during regular business/office/working hours, during standard business/working/office hours, in our opening hours, during hours of operation, during our hours of operation, during the working day, in working time, on working days, during weekdays, during staffed hours, during core hours, in core hours, office hours, business hours only, working hours only, during the opening hours, during published hours, during our normal opening/business/working/office hours, while we are open, when we are open, during the business day, during business hour, within opening hours, in business hour, during hours, in standard hours, during standard hours, in normal hours, during normal hours, in staffed hours, when/while the/our office/offices/desk/line/lines/phones/centre/center/helpdesk/reception/shop/branch/switchboard is/are open/staffed/manned, on a working day, when open
        condition out_of_hours : outside =them, outside of =them, and after =them, ( after hours ), ( out of hours ), ( outside hours ), come/comes/coming/came in after, come/comes/coming in out of hours, that arrive after, arrives after, outside desk hours, evenings and weekends, in the evening, at night, =overnight, outside office/business/working/opening/support/operating/normal hours, outside normal office/business/working/opening hours, outside of office/business/working/opening/normal hours, outside of normal office/business/working/opening hours, outside of normal office hours, out of hours, out of office hours, after hours, outside of our business/office/opening/working hours, outside our opening/business/office/working/support hours, outside hours, at weekends, at the weekend, on weekends, over the weekend, overnight, after office/business/working hours, outside these hours, outside those hours, outside of these hours, we are closed, when we are closed, while we are closed, when closed, when the office is closed, closed on, outside these times, outside of those hours, outside regular business/office/working hours, out of business hours, received after, arriving after, sent after, when our offices are closed, outside regular hours, outside core hours, on weekends and holidays, out of working hours, after normal business hours, outside our hours, outside our support/service/normal/published/standard hours, outside the opening/office/support/service hours, out of our hours, outside service hours, while the office is closed, while our offices are closed, when our office is closed, when the desk is closed, when the lines are closed
        condition high_volume : queue is long, when it is busy, when we are very busy, when demand is high, when volumes rise, when lines are busy, high volume, high call volume, very busy, exceptionally busy, heavy call volume, unusually busy, high demand, periods of high demand, volume is high, volumes are high, volume of calls is high, we are busy, busy period, lines are busy, large number of calls, during busy periods, high contact volume, call volumes are, busy times, queues are long, higher than usual, high volumes, increased volume, exceptional demand, peak demand, at busy times, high traffic, volumes are, volume spikes
        condition unresolved : where/if/when that/this is not possible, where/if/when that/this can not be done, need longer, needs longer, takes longer, need to investigate further, need to investigate, requires investigation, needs more time, can not be answered immediately, cannot be resolved immediately, can not be resolved immediately, needs more investigation, can not be resolved straight away, further investigation is needed, further investigation is required, requires more research, needs more research, if further information is needed, need more time, not confirmed a fix, can not answer * straight away, can not answer * immediately, can not help * straight away, can not be resolved at first contact, not resolved at first contact, can not resolve * immediately, can not resolve * straight away, requires further work, still unresolved, while unresolved, remains unresolved, remain open, remains open, no fix is available, can not be resolved on the spot, not settled on the spot, further research, additional research is needed, requires additional research, can not deal with * immediately, can not be dealt with immediately, can not give you an answer straight away, can not answer * at once, if that fails, if this fails, if that does not work, if this does not work, should that fail, should this fail, can not be answered at once, can not be settled at once
        condition priority:routine : routine request/requests/job/jobs/call/calls/works/work/ticket/tickets/fault/faults/incident/incidents/maintenance
        condition office_hours : during/in open hours, within open hours
        condition stage:review : ask/asks/asked us to review, ask/asks/asked * to look again, ask/asks/asked for your/the/a/their complaint/case/decision to be reviewed, ask/asks/asked for your/the/a/their complaint/case/decision reviewed
        condition office_hours : during * service hours, during * support hours, during * opening hours
        condition none : routine requests for information/advice, routine request for information/advice
        condition out_of_hours : received/logged/made/sent/reported on a bank/public holiday, received/logged/made/sent/reported on bank/public holidays
        condition office_hours : in normal operating/opening/business/working/support/service hours, in our operating/opening hours, during operating hours
        condition simple : less complex/complicated/difficult/serious, not complex/complicated, unless complex/complicated, unless * is/are complex/complicated, unless particularly complex/complicated, other than complex =ones
        condition simple : quick enquiry/query/question/request, quick =ones, easy enquiry/query/question, simple =ones, simple, straightforward, routine enquiry, routine query, routine question, routine matter, routine complaint, off the shelf, standard enquiry, uncomplicated, basic enquiry, basic question, basic query, non complex, minor complaint, non technical, simple request
        condition complex : need/needs/require/requires/needing/requiring further/more/additional/fuller/deeper/wider/full investigation/enquiries, calls/call for further/more/fuller investigation, intricate, exceptionally, in exceptional cases, exceptional cases, lengthy investigation, where investigation is needed, where an investigation is needed, where investigation is required, if investigation is needed, if an investigation is needed, need research, needs research, requires research, require research, that need research, complex, complicated, more complex, complex case, in depth, non standard, detailed enquiry, detailed investigation, technical enquiry, technical query, difficult, sensitive, involved =ones, involved enquiries, involved cases, involved matters, more involved, takes investigating, takes investigation, need investigating, needs investigating, has to be researched, have to be researched, has to be investigated, have to be investigated, needs researching, need researching, must be researched, must be investigated, require investigation, needs looking into
        condition appointment : your/their/the scheduled/booked/agreed/arranged meeting/appointment/visit time?, if they/you have booked, they have booked, they have an appointment, they booked, who booked, with a booking, with a booked appointment, for booked visits, who are booked in, booked visitors, booked appointment, with an appointment, by appointment, has an appointment, have an appointment, appointment time, of their appointment, of your appointment, scheduled appointment, with appointments, of the appointment, with appointment, pre booked, have appointments, prior appointment, with a prior appointment, booked an appointment, at the agreed time, at an agreed time, at the time agreed, at the appointed time, at their appointed time, booked slot, booked time, appointed time, time slot they booked, booked in advance, who have booked, who has booked, if you have booked
        condition off_peak : other than at peak, except at peak, except during peak, outside peak, outside of peak, excluding peak
        condition appointment : # appointments, of appointments, all appointments
        condition unresolved : unless it has been resolved/settled, unless it is resolved/settled, unless * already resolved/settled/closed
        condition office_hours : during staffed hours, in staffed hours, within staffed hours, during staffed times
        condition no_appointment : those without within, those without in, =without =one, without an appointment, no appointment, without appointment, without appointments, not have an appointment, without a prior appointment, unscheduled, without prior appointment, do not have an appointment, not booked, without booking, without a booking, no booking, have not booked, unbooked, not made an appointment
        condition average : on average, average, averaging, an average of, average speed, average wait, average time, mean time, =mean =wait, =mean response, =mean answer, =mean resolution, in the =mean, a =mean of
        condition stage:$ : =step $ internal, =step $ review, =step $ response, =step $ decision, =step $ investigation, stage $, stage $ complaint, at stage $, step $ complaint, tier $ complaint, level $ complaint, level $ of the complaint, at level $, at levels $, levels $, stages $, stage level $, level $ outcome, level $ review, level $ appeal, level $ decision, phase $, tier $ of the complaints, level $ response, a level $ complaint
        condition stage:1 : first stage, informal stage, stage one
        condition stage:2 : second stage, stage two
        condition stage:3 : third stage, stage three
        condition stage:review : independent review of your/a/the/any complaint/decision/case/outcome, review of your/the/a/an/any complaint/decision/case/outcome, second review, review by an independent, request to review, request for review, request for a review, review request, internal review, stage review, request for an internal review, ask for a review, review stage, a review of the decision, review of a decision, the review stage
        condition stage:appeal : at appeal, appeal stage, on appeal
        condition stage:final : final stage
        condition stage:formal : formal stage
        condition stage:informal : informal complaint, informal resolution
        condition other:payment services : payment services, payment service
        condition priority:p$ : priority $, priority level $, priority : $, prio $, p $, category $, priorities $
        condition priority:s$ : severity $, severity level $, sev $, =s $, severities $
        condition priority:level $ : level $ problem, level $ issue, level $ incident, level $ ticket, level $ fault, level $ request, level $ outage, level $ call, level $ defect, level $ bug, level $ emergency, level $ priority, level $ severity, level $ failure, urgency level $, impact level $
        condition priority:non-emergency : not emergencies, not an emergency, no emergency
        condition priority:non-urgent : not urgent, no urgency
        condition priority:p1 : =p1, priority one, =pri1, p1s
        condition priority:p2 : =p2, priority two
        condition priority:p3 : =p3, priority three
        condition priority:p4 : =p4, priority four
        condition priority:p5 : =p5, priority five
        condition priority:s1 : =s1, =sev1, severity one
        condition priority:s2 : =s2, =sev2, severity two
        condition priority:s3 : =s3, =sev3, severity three
        condition priority:s4 : =s4, =sev4, severity four
        set case : problem, issue, incident, ticket, request, case, fault, query, defect, bug, error, call, event, outage, job, repair, enquiry, failure, alert, matter, complaint, task, question, item, work, breakdown, report, vulnerability, concern
        set rank : priority, severity, status, urgency, impact, importance, criticality, risk, level
        set plan : plan, merchant, holder, partner, ticket, tier, support, customer, package, subscription, account, member, user, subscriber, client, sla, level, contract, edition
        condition priority:high : high {case}, high {rank} {case}?, higher priority/severity/urgency, high level incident, highest {rank}
        condition priority:very high : very high {case}, very high {rank} {case}?
        condition priority:very low : very low {case}, very low {rank} {case}?
        condition priority:medium : medium {case}, medium {rank} {case}?
        condition priority:low : low {case}, low {rank} {case}?, lower priority/severity/urgency, lowest {rank}
        condition priority:normal : normal {case}, normal {rank} {case}?
        condition priority:serious : serious {case}, serious {rank} {case}?, serious crime
        condition priority:severe : severe {case}, severe {rank} {case}?
        condition priority:major : major {case}, major {rank} {case}?
        condition priority:minor : minor {case}, minor {rank} {case}?
        condition priority:standard : standard issue, standard problem, standard case, standard request, standard priority, standard ticket, standard incident, standard repair, standard job, standard fault
        condition priority:routine : routine repair, routine priority, routine maintenance, routine fault, routine ticket, routine job, routine defect
        condition priority:planned : planned work/works/repair/repairs/maintenance
        condition priority:essential : essential repair, essential job, essential work, essential maintenance
        condition priority:moderate : moderate {case}, moderate {rank} {case}?
        condition priority:blocker : blocker {case}, blocker {rank}?
        condition priority:cosmetic : cosmetic {case}
        condition priority:priority : priority ticket, priority case, priority issue, priority incident, priority problem, priority request, priority fault, priority job, priority repair
        condition plan:gold : gold {plan}, on gold
        condition plan:silver : silver {plan}, on silver
        condition plan:bronze : bronze {plan}, on bronze
        condition plan:platinum : platinum {plan}, on platinum
        condition plan:diamond : diamond {plan}, on diamond
        condition plan:premium : premium {plan}, on premium
        condition plan:enterprise : enterprise {plan}, on enterprise
        condition plan:business : business plan, business support plan, business tier, business customer, business subscription, business account, business user, business accounts, business tier, on business
        condition plan:basic : basic {plan}, on basic
        condition plan:standard : standard {plan}, on standard
        condition plan:pro : =pro {plan}, on =pro, pro plan
        condition plan:professional : professional plan, professional tier, professional support, professional edition
        condition plan:free : free plan, free tier, free user, free account, on free
        condition plan:vip : vip, vip customer
        condition plan:developer : developer plan, developer support, on developer
        condition plan:advanced : advanced plan, advanced support, advanced tier, on advanced
        condition plan:paid : paid {plan}, paying customer
        condition plan:priority : priority plan, priority support plan, priority support customers, priority customer
        condition plan:enhanced : enhanced {plan}, on enhanced
        condition plan:premier : premier {plan}, on premier
        condition plan:signature : signature {plan}, on signature
        condition plan:unified : unified {plan}, on unified
        condition plan:essential : essential {plan}, on essential
        condition plan:essentials : essentials plan, on essentials
        condition plan:starter : starter {plan}, on starter
        condition plan:growth : growth {plan}, on growth
        condition plan:plus : plus {plan}, on plus
        condition plan:ultimate : ultimate {plan}, on ultimate
        condition plan:elite : elite {plan}, on elite
        condition plan:core : core {plan}, on core
        condition plan:team : team plan, on team
        label @before : for, on, to, of, at, with, =if
        label @before : rated, classed as, marked, graded, ranked, logged as, flagged, categorised as, rated as, rated a, classed, marked as, graded as, triaged as
        label @after : =ones, rated, =one
        label priority:critical : critical
        label priority:very high : very high
        label priority:very low : very low
        label priority:high : high
        label priority:medium : medium
        label priority:low : low
        label priority:normal : normal
        label priority:urgent : urgent
        label priority:non-urgent : non urgent
        label priority:major : major
        label priority:minor : minor
        label priority:severe : severe
        label priority:serious : serious
        label priority:moderate : moderate
        label priority:routine : routine
        label priority:planned : planned
        label priority:blocker : blocker
        label priority:cosmetic : cosmetic
        label priority:trivial : trivial
        label priority:standard|plan:standard : standard
        label plan:growth : growth
        label plan:advanced : advanced
        label plan:ultimate : ultimate
        label plan:elite : elite
        label plan:gold : gold
        label plan:silver : silver
        label plan:bronze : bronze
        label plan:platinum : platinum
        label plan:diamond : diamond
        label plan:premium : premium
        label plan:enterprise : enterprise
        label plan:basic : basic
        label plan:pro : =pro
        label plan:professional : professional
        label plan:free : =free
        label plan:business : =business
        label plan:premier : premier
        label plan:essential : essential
        label plan:starter : starter
        condition priority:critical : critical, critical priority, business critical, mission critical
        condition priority:urgent : urgent, urgent priority, urgently
        condition priority:emergency : 999 calls, emergency calls, emergency, emergencies, in an emergency, emergency repair, life threatening, immediate danger, danger to life
        condition priority:non-emergency : non emergency, non emergencies
        condition priority:non-urgent : non urgent, not urgent, nonurgent
        condition priority:p0 : =p0
        condition priority:s0 : =s0, =sev0
        condition stage:early resolution : early resolution
        condition stage:investigation : investigation stage, =investigation =,
        """;
}
