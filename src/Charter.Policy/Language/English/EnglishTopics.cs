namespace Charter.Policy.Language.English;

/// <summary>
/// What speaks for "other" and what for guidance in an English sentence without a promise: feature and weight, fitted to labelled sentences
/// (<c>docs/policy-language/grammar.md</c>, Measuring). Words are stems; <c>^</c> opens the sentence, <c>@</c> is what the tables found.
/// </summary>
internal static class EnglishTopics
{
    public const string Table = """
        # 11, @first-none 2, @first-we -4, @guard-customer 7, @guard-delivery 3, @guard-eligibility 7, @guard-example 6, @guard-metric 8,
        @guard-money 5, @guard-notice 7, @guard-ok 2, @guard-past 8, @guard-penalty 11, @guard-queueing -10, @guard-retention 13,
        @guard-sentence 6, @guard-uptime 7, @order-us 10, @time 8, @tone-guidance_strong -12, @tone-other_strong 13, @tone-vague -9, @we-are -2,
        @we-can -2, @we-do 3, @we-have 3, @we-may 4, @we-must 6, @we-need 5, @we-will -2, @you-are 2, @you-can 9, @you-have 7, @you-may 4,
        @you-must 6, @you-should 8, @you-will -8, ^after 3, ^all -2, ^appointment 4, ^at -2, ^cal -13, ^caller -10, ^client -3, ^complaint -10,
        ^customer 2, ^emergenci 5, ^engineer -5, ^everi -5, ^everyon -9, ^for 5, ^from 2, ^if -6, ^in 12, ^keep 2, ^last 3, ^manager -3, ^mani -11,
        ^meter 3, ^no -10, ^nobodi -12, ^on -9, ^onc -3, ^our -4, ^overdu 2, ^payment 6, ^pleas 10, ^prioriti 12, ^refund 5, ^resolution 4,
        ^respons 2, ^servic 10, ^som -6, ^staf -13, ^supplier 2, ^tel 10, ^tenant -2, ^th 3, ^ther 5, ^thes 9, ^this 4, ^ticket 6, ^timescal 9,
        ^to -3, ^urgent 6, ^we -4, ^when -4, ^wher -4, ^whoever -4, ^with -6, ^you 5, ^your -4, about -2, account 3, acknowledg -11, act 3,
        additional 3, addres -5, advanc 3, advic -6, affect 2, after 2, afternoon 6, again 10, against 5, agent -4, ago 2, agreement 9, ahead -7,
        aim 4, all -3, allow 5, always -12, an 3, and -3, another -7, any 2, apologi -13, appeal 3, appli 7, application 2, area -10, arriv 7,
        as 4, ask -3, assessment 3, at 5, automaticalli -5, availabl 6, averag 4, avoid -9, awai 7, back 6, badg -2, bank 9, be 3, beat -9, been 8,
        befor 4, being -5, best -4, better 3, between 12, bil 8, blam -12, box -2, branch -4, busines 2, cal -5, caller -7, can 4, cancel 6,
        cannot 14, car -16, card -5, carri 9, cas -4, caus 4, chang 6, channel -3, charg 2, chat -2, check -2, circumstanc -2, claim 7, clear -5,
        client 3, clos 7, coach -3, collect 8, com -7, comment 4, commit -9, compensation 10, complainant 4, complet 6, concern 2, connection 4,
        contractor 7, coordinator -5, cost 11, council -7, count 9, court 10, cover 9, creat 10, credit 8, critical -3, customer 3, damag 3,
        dat -2, day 7, deadlin -5, deadlock 2, deal -18, decision 9, delai -2, deliver -3, department -2, depend 12, desk -4, detail 6, discus -13,
        disput 6, do -3, document 7, down 6, during 3, each -3, eight 3, email -5, emergenci 6, encourag 18, end 4, engineer -7, english 5,
        enquiri -6, escalat 2, event 3, everi -4, everyon -9, exampl 6, expect 8, explain -11, extra 2, fail 5, fault 11, fe 7, fee 13,
        feedback -8, few -8, fil 3, fin 2, final -3, financial 6, find -5, first -5, fiv 11, flight 4, for 3, form -11, four 10, fre -14, ful 7,
        fulli 5, further 6, good -9, grievanc 3, guarant 5, half 3, hand 3, handl -15, hav 6, health 8, hear 12, help -3, high -11, hour 6,
        hourli 7, identification -4, if 2, impact 4, important 12, improv -7, incident 3, includ 5, inform -6, information 5, insid -4,
        introduc -6, investigat -5, investigation -5, invit -7, involv -12, issu 4, it -5, item 4, its -9, jargon -12, job -6, judg -3, just -6,
        keep -9, languag -4, last 2, lat 5, later -4, learn -10, least 6, leav -5, legal 4, les -5, let 7, letter -5, listen -6, liv -2, loan 4,
        longer -5, look -4, lost -5, mail -5, main 17, manager -12, mani 6, matter -3, may 4, mean 4, measur -3, meet 5, member -4, messag -13,
        meter 4, minut 4, mis 2, mondai -3, month 7, monthli 3, morning 7, mov -3, must 6, nam -7, need 2, never -9, new -2, next 5, no 4,
        nobodi -13, non 4, normal -10, normalli 3, not 5, noth 3, notic 7, notifi -8, off 6, offer -6, offic -5, officer -13, old 9, ombudsman 12,
        on 2, onc -2, onli 2, onlin -13, open -5, or -3, order -2, other -2, outcom 5, outsid 5, over -4, overdu 2, p 2, pag -3, part 2, pas -5,
        patient -7, pay 9, payment 8, pension 5, per 2, person -8, personal -6, pick -5, plain -10, plan 9, pleas 13, pledg 3, polici 10,
        politeli -4, possibl -13, post 2, prioriti 13, problem 12, procedur -5, proces 5, professional -8, progres -10, promis -6, prompt -11,
        promptli -13, properti 7, protect -6, provid 3, provider 6, public -11, publish 4, put -7, quarter 6, queri -6, queu -7, quick -9, quot -7,
        rais 3, rat 7, rather -3, read 6, reason -5, receipt -3, receiv 4, recharg 8, record -7, recording 7, refer 3, referenc -5, refund 5,
        refus 7, register 7, regulator 9, repair 6, report 4, request 5, resolv -6, respons 5, responsibl 6, result 7, return 7, review 3,
        revis -5, right -8, ring 6, routin 8, rul -2, run 7, sam -8, say -10, second 6, see -2, send -10, senior -8, servic -4, set 4, settl -11,
        seven 6, severiti -3, shar -6, should 2, show 2, six 9, slot 9, smal -10, so -17, som -6, somebodi -5, someon -8, soon -11, sooner -3,
        speak -6, specialist -6, staf -10, stag -4, standard 12, start 8, statement 7, step -6, suppli -2, supplier -7, support 9, survei -2,
        talk -3, target 3, team -6, tel -3, telephon -3, ten 2, term -3, thei -8, their 3, them -4, themselv -5, ther 8, thes 8, thing -4, this 10,
        thos 9, thre 3, ticket -4, tier 9, tim 3, timefram 5, timelin 2, timescal -5, to -2, too 6, touch -10, transfer -5, travel 4, treat -4,
        try -5, turn -5, twelv 6, twic 5, two 8, typicalli -5, under 9, uniqu -6, until 9, up -6, updat -10, urgent 2, usualli 5, valu 7, visit 5,
        voic -11, wait -4, was 4, way 4, we -4, wear -6, week 6, weekend 3, wer 3, whatever -12, when -3, wher -3, wherever -6, whether 3,
        which -3, whil -11, who -4, whoever -9, why -12, wil -6, with -2, within 4, without 6, work -6, workaround 7, working 6, writ 10, wrong -2,
        year 13, you -2, your -4
        """;
}
