namespace Charter.Policy.Language.English;

/// <summary>English words of headings, lead-ins and table columns that hold for what stands under them.</summary>
internal static class EnglishSections
{
    public const string Table = """
        section about:complaint : if you're not happy/satisfied/content, when/if things/something/anything go/goes wrong, when/if it goes wrong, when/if we get it/things/something wrong, putting things/it right, put things/it right, if you are/'re? not happy/satisfied, if you are unhappy/dissatisfied, not happy with us, unhappy with us, making it right, setting things right, when we let you down, when we fall short, if we let you down
        section about:in_person : in our stores/shops/branches/offices/showrooms/centres, in store, in the store/shop/branch, at the counter, at our counters, at our desks, visiting us, visit us, if you visit, when you visit, face to face, in person
        section about:escalation : escalation, escalations, escalated cases
        section how_long : how long it/this/they/things/we/each/we'll take/takes/need, how long we * take, how long * takes, turnaround times, processing times, handling times, lead times, how soon/quickly/fast we/it/you, typical times, how long to allow, how long you can expect to wait
        section theirs : your responsibility/responsibilities/obligation/obligations/duties, customers must/should, what we ask/expect of you, what we ask/expect from you, what we need from you, how you can help, what you can do, what you need to do, what you should do, what you must do, your part, your side, customer responsibility/responsibilities/obligation/obligations/duties, responsibilities/obligations/duties of the? customer/client/customers/clients, client responsibility/responsibilities/obligations, tenant responsibility/responsibilities/obligations, user responsibilities/obligations
        section theirs_end : you should/must/shall/can/may, you need to, you are expected/required/asked to, you agree to, customers/customer/client/clients/tenants/residents/members/students/patients/users/passengers must/should/shall/may/can, we ask you to, we ask you, we ask that you, we expect you to, we need you to, we would like you to, help us by, you can help us, you can help us by, in return you/we, in return we ask, =please
        section past : last year, last quarter, last month, previous year, how we did, how we performed, how we have done, what we achieved, old standards/targets/promises/times, previous standards/targets, former standards/targets, earlier standards/targets, earlier service levels, superseded standards/targets, no longer apply/applies, our track record
        section past_whole : our performance, our results, performance, results, performance report, our achievements, track record
        section not : what we do not do, what we don't do, what we cannot do, what we can't do, what we will not do, what we won't do, not covered, not included, exclusions, out of scope
        section not_end : we will not, we do not, we cannot, we can not, we can't, we won't, we don't, we never, will not
        section ours : you can/may/should expect, what to expect, we will, we aim to, we promise, we undertake, our promise, our commitments
        section targets : target/targets, our target/targets, service target/targets/level/levels/standard/standards, our service target/targets/level/levels/standard/standards, support target/targets/level/levels, target time/times, our standards, standards of service, sla, slas, our slas, service level agreement, service level targets
        column past : achieved, actual, actuals, achievement, performance, result, results, last year, last quarter, last month, previous year, previous, outturn, to date, current position, baseline, attained, score, met
        column target : target, standard, goal, commitment, aim, promise, objective, our standard
        column label:peak : peak, peak time/times/hours/period/periods, at peak, at peak times, busy times
        column label:off_peak : off peak, off-peak, off peak time/times/hours, off-peak time/times/hours, other times, quiet times, at other times
        column label:office_hours : office hours, business hours, working hours, support hours, in hours, in-hours, daytime
        column label:out_of_hours : out of hours, out-of-hours, outside hours, after hours, after-hours, evenings and weekends, nights and weekends
        column goes : escalate to, escalates to, escalated to, escalation to, escalation contact, goes to, go to, passed to, pass to, raised to, raise to, moves to, handed to, brought to, taken over by, picked up by, who takes over, who takes it over, tell, who to tell, alert
        column overdue : after, older than, longer than, open more than, open for more than, not * within, not * in, overdue by
        column id : ref, reference, code, =id, item no, service no, job no, =no, =number, service code, service id, service ref, ref no, reference number, item number, line no, row
        column act:answer : =an agent/adviser/advisor/operator
        column act:acknowledge : =a claim/file/job/report/reference/ticket/case number, =your claim/file/job/report/reference/ticket/case number
        column act:attend : first/next/initial/our/site/home/engineer/technician/surveyor/inspector/repair/house visit, =visit, site attendance, on site, somebody/someone/engineer/technician/we with you, with you, we come, we will come, we'll come, we'll be there, at your door/home/property/site, at the door/property/site, on the doorstep
        column now : until, till, up to, now, today, current, currently, at present, present, existing, old
        column next : from, new, in future
        column act:resolve : turnaround, turnaround time, turn around time, made/make safe, made/make good, finished, finish, =back, back on/up/working/online, power/supply/water/heating/service back, ready, put right, mended, fitted, set up, in place, how long it takes, how long we take, how soon, how quickly, time to complete/finish, made ready, off the street, taken away, cleared away
        column interval : interval, frequency, how often, update every
        column other : charge, charges, cost, costs, price, fee, fees, payment, compensation, we pay, penalty, when it is staffed/open/available, availability, lines open, hours of service, incident type, impact description, what it means, typical, typical example, what this means, situation, details, detail
        """;
}
