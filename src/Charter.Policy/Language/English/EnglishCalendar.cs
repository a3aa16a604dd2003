namespace Charter.Policy.Language.English;

/// <summary>English words for days, times of day, dates and closures: what becomes the calendar.</summary>
internal static class EnglishCalendar
{
    public const string Table = """
        calendar day1 : monday, mon, mondays
        calendar day2 : tuesday, tue, tues, tuesdays
        calendar day3 : wednesday, wed, weds, wednesdays
        calendar day4 : thursday, thu, thur, thurs, thursdays
        calendar day5 : friday, fri, fridays
        calendar day6 : saturday, =sat, saturdays
        calendar day7 : sunday, =sun, sundays
        calendar days12345 : weekday, weekdays, week days, =m - =f, =mo - =fr, five days a week, 5 days a week
        calendar days67 : weekend, weekends
        calendar days1234567 : daily, every day, each day, every single day, all week, seven days a week, 7 days a week, 7/seven days per week, every day of the week, all =days, any day, seven days
        calendar workdays : working day, business day, work day, workday
        calendar around : 24 hours a day, 24 hours per day, 24 hour, 24 hours, round the clock, around the clock, day and night, day or night, night and day, at any time, 24 x7, 24x7x365
        calendar around5 : 24 / 5, 24 x5, 24 x 5, 24 hours a day five days a week
        calendar filler : 365 days a year, 365 days, every day of the year, =o, the, =a, =an, of, on, in, is, are, will be, we, our, at, sharp, hours, hrs, =h, next day, following day, the next day, the following day, both, each, a full day, all day, our office, the office
        calendar closed : no support, no cover, nobody is/works/answers, no one is/works/answers, nobody is at/on the counter/desk/phones/reception/lines, nobody will be, no one will be, =is =off, =are =off, be =off, closed, close, closes, =closing, shut, shuts, closure, not open, no service, no cover, not staffed, unstaffed, not available, unavailable, not monitored, not answered, day off, does not operate, do not operate, do not work, does not open, do not open, not be open, do not count, does not count, not =counted, are not working days, are not business days
        calendar closes : early closing, early closing on, close at, closes at, closing at, shut at, shuts at, finish at, finishes at, close early at, closes early at, closing early at, early closing at, early close at, close early from, finish early at, end at, ends at
        calendar opens : open at, opens at, opening at, open from, opens from, start at, starts at, begin at, begins at, open again at
        calendar until : until, till, up to, til
        calendar range : -, =to, =through, =thru, up to and including, up till and including, until and including, to and including
        calendar from : from, as from, starting from
        calendar between : between
        calendar and : and, or, nor, &, plus, as well as, also
        calendar reopen : reopen, reopens, reopening, back on, return on, returns on, open again on, re open, re opens
        calendar except : except, =excl, excepted, not =counting, leaving out, except for, except on, excluding, excluded, other than, apart from, not including, but not, but not on, with the exception of, without, aside from, aside, save, exclusive of
        calendar inclusive : inclusive, incl
        calendar included : included, including, inclusive of, as well
        calendar not : not, never, no longer, no
        calendar lunch : lunch, lunch break, lunch time, lunchtime, for lunch, break
        role peak : peak, busy/busiest time/times/hours/period/periods, rush hour, rush hours
        role offpeak : off peak, non peak, outside peak
        calendar am : in the morning, a.m
        calendar pm : in the afternoon, in the evening, at night
        calendar part : morning, mornings, afternoon, afternoons, evening, evenings, half day, half an hour, an hour, earlier, later, early, late, of the month, of each month, of every month, alternate, every other, every second, fortnightly
        calendar noon : noon, midday, mid day, 12 noon, 12 midday, twelve noon
        calendar midnight : midnight, 12 midnight
        calendar holiday : public holiday, bank holiday, holiday, statutory holiday, national holiday, federal holiday, company holiday
        calendar named : christmas, easter, good friday, easter monday, easter sunday, easter saturday, thanksgiving, new year, the holidays, festive season, labor day, labour day, memorial day, independence day, may day, diwali, eid, chinese new year, lunar new year
        calendar fixed12-25 : christmas day
        calendar fixed12-26 : boxing day
        calendar fixed12-24 : christmas eve
        calendar fixed12-31 : new year eve, new year s eve
        calendar fixed1-1 : new year day, new year s day
        calendar yearly : every year, each year, yearly, annually, of every year
        calendar season : summer, winter, spring, autumn, term, term time, vacation, vacations, ramadan, season, school holiday, school holidays, temporarily
        role none : this/the/our/your/a plan, service/complaints/customer/action/care plan, plan of
        role special : emergency, emergencies, out of hours, after hours, night shift, on call, standby, stand by, night line, night cover, night team, night rota, night service, overnight, plan, plans, tier, tariff, package, premium, platinum, enterprise, urgent, critical, sev, severity
        role general+counted : support/office/business/working/opening/service/operating/operational/trading/desk/counter/help hours, support/office/business/working/opening/service times, hours of operation/business/service/work/cover, core hours, staffed hours
        role general : our hours, our opening hours, we are open, we open, we close, we will close, we shut, we finish, our office closes, the office closes, we are closed, we work, our office, our offices, the office, we are here, our team is available
        role open : take/takes * =off, =is =off, =are =off, nobody, no one, early closing, late opening, drop in, call in, come in, walk in, visit us, open, opens, opening, staffed, available, monitored, manned, covered, operate, operates, attended, on duty, reach, reached, reachable, here, work, works, lines, take/takes calls, answered between
        role mean : mean, means, =is, =are, refers to, defined as, counts as, includes
        role timer+zoneword : times, time, all times
        role zoneword : time zone, timezone
        role timer+clockword : timer, clock, sla clock, sla timer
        role timer : sla, target, targets, limits, deadline
        role timer+hoursname : =hours
        role run : run, runs, running, count, counts, counted, measured, calculated, reckoned, tick, apply, applies, based on, expressed in, refer to, are in, stated in
        role halt : stop, stops, stopped, pause, paused, suspended, stand still, do not run, does not run, do not count, does not count, not counted
        role outside : outside, out of, outside of
        role about : response, respond, reply, first response, acknowledgement
        role aboutend : resolution, resolve, solution, fix, repair
        calendar month1 : =january, =jan
        calendar month2 : =february, =feb
        calendar month3 : =march, =mar
        calendar month4 : =april, =apr
        calendar month5 : =may
        calendar month6 : =june, =jun
        calendar month7 : =july, =jul
        calendar month8 : =august, =aug
        calendar month9 : =september, =sept, =sep
        calendar month10 : =october, =oct
        calendar month11 : =november, =nov
        calendar month12 : =december, =dec
        role zone:Europe/London : gmt / bst, bst / gmt
        role zone:Asia/Dubai : gulf standard time, uae time, dubai time
        role zone:Asia/Tokyo : =jst, japan standard time
        role zone:Asia/Seoul : =kst, korea standard time
        role zone:Europe/Moscow : =msk, moscow time
        role zone:Africa/Johannesburg : =sast, south african standard time
        role zone:Africa/Nairobi : =eat, east africa time
        role zone:Asia/Kolkata : indian standard time, india standard time, india time
        role zone:America/New_York : =et, us eastern
        role zone:Australia/Perth : =awst
        role zone:Australia/Brisbane : queensland time, brisbane time
        role zoneunclear : =aest, =acst, =ist, =cst, =ast, australian eastern standard time
        role zonesummer : =est, =pst, =mst, =cet, =nzst, =eet, =wet, eastern standard time, pacific standard time, mountain standard time, central standard time
        role zone:Europe/Paris : central european time
        role zone:America/Chicago : =ct, us central
        role zone:America/Los_Angeles : =pt, us pacific
        """;
}
