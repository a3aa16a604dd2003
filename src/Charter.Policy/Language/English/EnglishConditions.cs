namespace Charter.Policy.Language.English;

/// <summary>English words for the conditions of a promise.</summary>
internal static class EnglishConditions
{
    public const string Table = """
        condition none : emergency contact, emergency services, emergency number, standard of service, high standard, high quality, critical to, critical part, critical role, in an urgent need, complex needs, basic details, high level of, sensitive to, sensitive information, difficult to, medium term, mean that, means that
        condition peak : peak hours, peak times, peak time, peak period, at peak, during peak, busy hours, busy times, busy periods, peak season
        condition off_peak : off peak, non peak, off peak hours, non peak hours, non peak times, non peak time, off peak times, outside peak hours, outside peak times, outside of peak hours, quiet times, quiet periods, quieter times, outside peak, other times
        condition office_hours : during office/business/working/opening/support/operating/normal/service/office hours, during normal office/business/working/opening/operating hours, in office/business/working/opening/support/operating/service hours, in normal business/office/working hours, during our office/business/working/opening/support/operating hours, within office/business/working/opening/support/operating hours, within our working/business/office/opening hours, within normal business/working/office hours, during regular business/office/working hours, during standard business/working/office hours, in our opening hours, during hours of operation, during our hours of operation, during the working day, in working time, on working days, during weekdays, during staffed hours, during core hours, in core hours, office hours, business hours only, working hours only, during the opening hours, during published hours, during our normal opening/business/working/office hours, while we are open, when we are open, during the business day, during business hour, within opening hours, in business hour, during hours
        condition out_of_hours : outside office/business/working/opening/support/operating/normal hours, outside normal office/business/working/opening hours, outside of office/business/working/opening/normal hours, outside of normal office/business/working/opening hours, outside of normal office hours, out of hours, out of office hours, after hours, outside of our business/office/opening/working hours, outside our opening/business/office/working/support hours, outside hours, at weekends, at the weekend, on weekends, over the weekend, overnight, after office/business/working hours, outside these hours, outside those hours, outside of these hours, we are closed, when we are closed, while we are closed, when closed, when the office is closed, closed on, outside these times, outside of those hours, outside regular business/office/working hours, out of business hours, received after, arriving after, sent after, when our offices are closed, outside regular hours, outside core hours, on weekends and holidays, out of working hours, after normal business hours
        condition high_volume : high volume, high call volume, very busy, exceptionally busy, heavy call volume, unusually busy, high demand, periods of high demand, volume is high, volumes are high, volume of calls is high, we are busy, busy period, lines are busy, large number of calls, during busy periods, high contact volume, call volumes are, busy times, queues are long, higher than usual, high volumes, increased volume, exceptional demand, peak demand, at busy times, high traffic, volumes are, volume spikes
        condition unresolved : need longer, needs longer, takes longer, needs further investigation, requires further investigation, need to investigate further, need to investigate, requires investigation, needs more time, can not be answered immediately, cannot be resolved immediately, can not be resolved immediately, needs more investigation, can not be resolved straight away, further investigation is needed, further investigation is required, requires more research, needs more research, if further information is needed, need more time, not confirmed a fix, can not answer * straight away, can not answer * immediately, can not help * straight away, can not be resolved at first contact, not resolved at first contact, can not resolve * immediately, can not resolve * straight away, requires further work, still unresolved, while unresolved, remains unresolved, remain open, remains open, no fix is available, can not be resolved on the spot, not settled on the spot, further research, additional research is needed, requires additional research, more detailed, can not deal with * immediately, can not be dealt with immediately, can not give you an answer straight away, can not answer * at once
        condition simple : simple, straightforward, routine, off the shelf, standard enquiry, uncomplicated, basic, non complex, minor complaint, non technical, simple request
        condition complex : need research, needs research, requires research, require research, that need research, complex, complicated, more complex, complex case, in depth, non standard, detailed enquiry, detailed investigation, technical enquiry, technical query, difficult, sensitive
        condition appointment : with an appointment, by appointment, has an appointment, have an appointment, appointment time, of their appointment, of your appointment, scheduled appointment, with appointments, of the appointment, with appointment, pre booked, have appointments, prior appointment, with a prior appointment, booked an appointment
        condition no_appointment : without an appointment, no appointment, without appointment, without appointments, not have an appointment, without a prior appointment, unscheduled, without prior appointment, do not have an appointment
        condition average : on average, average, averaging, an average of, average speed, average wait, average time, mean
        condition stage:$ : stage $, stage $ complaint, at stage $, step $ complaint, tier $ complaint, level $ complaint, level $ of the complaint, at level $, at levels $, levels $, stages $, stage level $, level $ outcome, level $ review, level $ appeal, level $ decision, phase $, tier $ of the complaints, level $ response, a level $ complaint
        condition stage:1 : first stage, informal stage, stage one
        condition stage:2 : second stage, stage two
        condition stage:3 : third stage, stage three
        condition stage:review : request to review, request for review, request for a review, review request, internal review, stage review, request for an internal review, ask for a review, review stage, a review of the decision, review of a decision
        condition stage:appeal : at appeal, appeal stage, on appeal
        condition stage:final : final stage
        condition stage:formal : formal stage
        condition stage:informal : informal complaint, informal resolution
        condition priority:p$ : priority $, priority level $, priority : $, prio $, p $, category $, priorities $
        condition priority:s$ : severity $, severity level $, sev $, sev-$, severity-$, severities $
        condition priority:p1 : =p1, priority one, =pri1, p1s
        condition priority:p2 : =p2, priority two
        condition priority:p3 : =p3, priority three
        condition priority:p4 : =p4, priority four
        condition priority:p5 : =p5, priority five
        condition priority:s1 : =s1, =sev1, severity one
        condition priority:s2 : =s2, =sev2, severity two
        condition priority:s3 : =s3, =sev3, severity three
        condition priority:s4 : =s4, =sev4, severity four
        condition priority:critical : critical, critical priority, business critical, mission critical
        condition priority:high : high priority, high severity, high impact, high level incident, high issue, high incident, high ticket, high request, high fault, high importance
        condition priority:medium : =medium, medium priority, medium severity, medium impact, moderate, moderate priority
        condition priority:low : low priority, low severity, low impact, low issue, low incident, low ticket, lower priority, low request
        condition priority:urgent : urgent, urgent priority, urgently
        condition priority:emergency : emergency, emergencies, in an emergency, emergency repair, life threatening
        condition priority:non-emergency : non emergency, non emergencies
        condition priority:non-urgent : non urgent, not urgent, nonurgent
        condition priority:normal : normal priority, normal request, normal ticket, normal severity, normal issue, normal incident, standard priority incident
        condition priority:standard : standard priority, standard ticket, standard incident, standard repair
        condition priority:major : major incident, major fault, major priority, major issue, major outage, major defect
        condition priority:minor : minor incident, minor fault, minor issue, minor priority, minor defect
        condition priority:routine : routine repair, routine priority, routine maintenance, routine fault, routine ticket, routine job
        condition priority:high : high problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, high priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =high =(, =high =-
        condition priority:medium : medium problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, medium priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =medium =:, =medium =(, =medium =-
        condition priority:low : low problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, low priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert
        condition priority:normal : normal problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, normal priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =normal =(, =normal =-
        condition priority:serious : serious problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, serious priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =serious =:, =serious =(, =serious =-
        condition priority:severe : severe problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, severe priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =severe =:, =severe =(, =severe =-
        condition priority:major : major problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, major priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =major =:, =major =(, =major =-
        condition priority:minor : minor problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, minor priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =minor =:, =minor =(, =minor =-
        condition priority:standard : standard problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, standard priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =standard =:, =standard =(, =standard =-
        condition priority:moderate : moderate problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, moderate priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =moderate =:, =moderate =(, =moderate =-
        condition priority:blocker : blocker problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, blocker priority problem/issue/incident/ticket/request/case/fault/query/defect/bug/error/call/event/outage/one/job/repair/enquiry/failure/alert, =blocker =:, =blocker =(, =blocker =-
        condition priority:p0 : =p0
        condition priority:s0 : =s0, =sev0
        condition plan:gold : gold plan, gold customer, gold support, gold tier, gold member, gold level, gold sla, gold package, gold clients
        condition plan:silver : silver plan, silver customer, silver support, silver tier, silver member, silver level, silver package
        condition plan:bronze : bronze plan, bronze customer, bronze support, bronze tier, bronze level, bronze package
        condition plan:platinum : platinum plan, platinum customer, platinum support, platinum tier, platinum member, platinum level
        condition plan:premium : premium plan, premium customer, premium support, premium tier, premium member, premium user, premium package, premium subscribers
        condition plan:enterprise : enterprise plan, enterprise customer, enterprise support, enterprise tier, enterprise account, enterprise client, enterprise user
        condition plan:business : business plan, business support plan, business tier
        condition plan:basic : basic plan, basic support, basic tier
        condition plan:standard : standard plan, standard support, standard tier, standard customer
        condition plan:pro : =pro =plan, pro customer, pro tier, pro support, professional plan, pro users
        condition plan:free : free plan, free tier, free user, free account
        condition plan:vip : vip, vip customer
        condition plan:developer : developer plan, developer support
        condition plan:advanced : advanced plan, advanced support
        condition plan:paid : paid plan, paying customer, paid customer, paid user
        condition plan:priority : priority plan, priority support plan, priority support customers
        condition plan:premium : on premium, premium plan/tier/support/customer/package/subscription/level/account
        condition plan:enhanced : on enhanced, enhanced plan/tier/support/customer/package/subscription/level/account
        condition plan:premier : on premier, premier plan/tier/support/customer/package/subscription/level/account
        condition plan:signature : on signature, signature plan/tier/support/customer/package/subscription/level/account
        condition plan:gold : on gold, gold plan/tier/support/customer/package/subscription/level/account
        condition plan:silver : on silver, silver plan/tier/support/customer/package/subscription/level/account
        condition plan:bronze : on bronze, bronze plan/tier/support/customer/package/subscription/level/account
        condition plan:platinum : on platinum, platinum plan/tier/support/customer/package/subscription/level/account
        condition plan:enterprise : on enterprise, enterprise plan/tier/support/customer/package/subscription/level/account
        condition plan:unified : on unified, unified plan/tier/support/customer/package/subscription/level/account
        condition plan:essential : on essential, essential plan/tier/support/customer/package/subscription/level/account
        condition plan:starter : on starter, starter plan/tier/support/customer/package/subscription/level/account
        condition plan:growth : on growth, growth plan/tier/support/customer/package/subscription/level/account
        condition plan:plus : on plus, plus plan/tier/support/customer/package/subscription/level/account
        condition plan:ultimate : on ultimate, ultimate plan/tier/support/customer/package/subscription/level/account
        condition plan:elite : on elite, elite plan/tier/support/customer/package/subscription/level/account
        condition plan:diamond : on diamond, diamond plan/tier/support/customer/package/subscription/level/account
        condition plan:advanced : on advanced, advanced plan/tier/support/customer/package/subscription/level/account
        condition plan:core : on core, core plan/tier/support/customer/package/subscription/level/account
        condition plan:team : on team, team plan/tier/support/customer/package/subscription/level/account
        condition plan:professional : on professional, professional plan/tier/support/customer/package/subscription/level/account
        condition plan:pro : on pro, pro plan/tier/support/customer/package/subscription/level/account
        condition plan:free : on free, free plan/tier/support/customer/package/subscription/level/account
        condition plan:basic : on basic, basic plan/tier/support/customer/package/subscription/level/account
        condition plan:business : on business, business plan/tier/support/customer/package/subscription/level/account
        condition plan:developer : on developer, developer plan/tier/support/customer/package/subscription/level/account
        condition stage:early resolution : early resolution
        condition stage:investigation : investigation stage, =investigation =,
        """;
}
