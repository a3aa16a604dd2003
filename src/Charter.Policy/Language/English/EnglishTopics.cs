namespace Charter.Policy.Language.English;

/// <summary>
/// What speaks for "other" and what for guidance in an English sentence without a promise: feature and weight, fitted to labelled sentences
/// (<c>docs/policy-language/grammar.md</c>, Measuring). Words are stems; <c>^</c> opens the sentence, <c>@</c> is what the tables found.
/// </summary>
internal static class EnglishTopics
{
    public const string Table = """
        # 11, @first-none 2, @first-we -4, @guard-customer 8, @guard-delivery 4, @guard-eligibility 7, @guard-example 5, @guard-metric 8,
        @guard-money 6, @guard-notice 9, @guard-past 8, @guard-penalty 12, @guard-policy -3, @guard-queueing -10, @guard-retention 14,
        @guard-sentence 7, @guard-uptime 6, @order-us 9, @time 8, @tone-guidance_strong -11, @tone-other_strong 14, @tone-vague -9, @we-can -7,
        @we-do 5, @we-have 2, @we-may 6, @we-need 4, @you-can 4, @you-have 7, @you-may 5, @you-must 6, @you-should 8, @you-will -5, ^after 3,
        ^an 6, ^ask 2, ^at -3, ^cal -13, ^caller -9, ^client -4, ^complaint -6, ^each 2, ^everi -3, ^for 5, ^from 2, ^if -7, ^in 10, ^last 3,
        ^manager -4, ^mani -13, ^meter 4, ^no -8, ^nobodi -11, ^on -9, ^onc -3, ^our -3, ^overdu 2, ^pleas 4, ^prioriti 13, ^refund 3, ^som -12,
        ^staf -10, ^supplier 2, ^tel 13, ^tenant -2, ^th 2, ^ther 5, ^thes 11, ^this 3, ^ticket 12, ^urgent 7, ^when -4, ^wher -5, ^whoever -6,
        ^with -4, ^you 2, ^your -2, about -6, accept -6, acknowledg -11, act 3, additional 4, addres -4, advanc 5, advic -2, after 2, afternoon 6,
        against 3, agent -5, ago 2, agr -2, agreement 9, ahead -5, aim 6, all -4, always -12, an 2, and -2, appeal 4, application 2,
        appointment -3, april 2, arriv 10, as 6, ask -6, assessment 4, at 5, automaticalli -5, availabl 10, averag 4, avoid -10, awai 6, back 5,
        badg -3, bank 6, beat -9, been 8, befor 2, being -3, best -3, between 7, bil 8, blam -11, branch -4, busines 2, but 2, by 3, cal -4,
        caller -6, can 5, cancel 6, cannot 11, car -13, card -7, carri 7, cas -4, caus 4, chang 7, channel -3, charg 4, chat -2, circumstanc -2,
        claim 7, clear -6, client 3, clos 8, collect 8, com -5, comment 3, communication 2, complain -4, complainant 3, complaint -4, connection 5,
        coordinator -4, cost 11, count 10, court 10, cover 9, creat 9, credit 9, critical -4, customer 4, damag 3, dat -2, day 7, deadlin -4,
        deadlock 2, deal -13, decision 7, delai -2, detail 7, disput 7, do -3, document 8, down 6, during 2, each -3, eight 3, email -5,
        emergenci 13, end 5, engineer -9, english 5, enquiri -7, event 5, everi -6, exampl 5, exceptional -2, expect 7, explain -9, extra 2,
        fault 8, fe 6, fee 13, feedback -10, few -7, fil 7, fin 2, financial 7, find -4, first -5, fiv 9, fix 3, flight 3, follow 6, for 2,
        form -13, four 5, fre -14, from 2, ful 4, further 2, giv 2, good -9, grievanc 3, guarant 4, half 4, handl -13, hav 2, health 5, hear 13,
        help -5, high -2, hour 6, hourli 6, identification -4, important 13, incident 8, includ 6, inform -6, information 11, insid -4, into 2,
        investigat -2, invoic 2, involv -11, issu 3, it -4, item 4, its -7, jargon -12, just -5, keep -9, languag -3, lat 5, later -3, learn -11,
        least 5, leav -5, legal 4, les -5, let 7, littl -4, loan 5, longer -4, look -6, lost -3, mail -6, main 13, mak 3, manager -13, mani 6,
        matter -4, may 2, mean 5, measur -3, meet 5, member -3, messag -13, meter 4, minut 4, mondai -3, month 8, monthli 3, morning 8, mov -4,
        must 5, nam -8, need 4, never -11, new -2, next 4, no 4, nobodi -12, normal -10, normalli 2, not 4, noth 5, notic 6, notifi -8, of 2,
        off 10, offer -9, offic -5, officer -12, old 8, ombudsman 10, on 3, onli 2, open -5, order 5, other -7, outsid 4, over -4, overdu 2,
        own -6, p 2, pag -3, part 2, pas -3, patient -7, pay 7, payment 4, pension 5, per 2, person -6, pick -6, plain -10, plan 10, pleas 4,
        pledg 3, polici 9, possibl -10, post 3, previous 2, prioriti 13, problem 11, procedur -3, proces 2, progres -10, promis -6, promptli -12,
        properti 3, provid 8, provider 7, public -10, put -8, quarter 5, queri -7, queu -7, quick -9, quot -2, rais -5, rat 6, reach 2, reason -5,
        receipt -3, receiv 3, recharg 8, record -4, recording 7, refer 4, referenc -2, refund 3, register 7, report 3, request 2, resident -2,
        resolv -7, respons 4, result 4, return 6, review 6, revis -5, right -8, ring 5, rul -3, run 7, sam -8, say -11, second 6, send -6,
        senior -7, serv -2, servic -3, set 6, settl -12, seven 6, severiti -3, shar -6, should 2, show 2, singl 2, sit -3, six 10, slot 9,
        smal -10, so -17, som -12, somebodi -3, someon -8, soon -12, staf -11, stag -4, standard 6, start 9, statement 7, suppli -3, supplier -4,
        support 10, survei -2, talk -3, target 4, team -4, tel -4, ten 3, term -3, that 3, thei -3, them 3, ther 8, thes 8, this 7, thos 8, thre 3,
        ticket -2, tier 8, tim 3, timefram 5, timelin 2, timescal -7, too 5, touch -10, transfer -10, travel 4, treat -2, try -2, twelv 7, twic 6,
        two 9, typicalli -6, under 10, uniqu -7, until 8, up -6, updat -10, urgent 6, valu 6, visit 4, voic -11, voicemail 2, wait -5, was 4,
        we -3, wear -6, week 7, wer 3, when -5, whether 5, which 2, whil -10, who -4, whoever -10, why -9, wil -4, with -2, within 4, without 4,
        work -7, workaround 7, working 5, writ 7, wrong -2, year 12, you -2, your -3
        """;
}
