namespace Charter.Policy.Language.English;

/// <summary>
/// What speaks for "other" and what for guidance in an English sentence without a promise: feature and weight, fitted to labelled sentences
/// (<c>docs/policy-language/grammar.md</c>, Measuring). Words are stems; <c>^</c> opens the sentence, <c>@</c> is what the tables found.
/// </summary>
internal static class EnglishTopics
{
    public const string Table = """
        # 10, 24x7 3, @first-none 2, @first-we -4, @guard-customer 7, @guard-eligibility 6, @guard-example 7, @guard-metric 7, @guard-money 7,
        @guard-not_hours 13, @guard-notice 3, @guard-past 8, @guard-penalty 10, @guard-queueing -7, @guard-retention 11, @guard-sentence 4,
        @guard-uptime 7, @order-us 7, @time 8, @tone-guidance_strong -10, @tone-other_strong 10, @tone-vague -9, @we-are -3, @we-may 4,
        @we-must 7, @we-need 12, @you-can 6, @you-have 7, @you-may 4, @you-must 9, @you-should 7, @you-will -10, ^80 10, ^95 3, ^after 3,
        ^all -4, ^an 2, ^appointment 3, ^at -3, ^by 13, ^cal -13, ^caller -10, ^client -2, ^communiti 5, ^complaint -8, ^court 7,
        ^critical -10, ^email -2, ^emergenci 5, ^engineer -6, ^everi -7, ^everyon -9, ^for 2, ^from 2, ^giv -7, ^how -7, ^if -6, ^in 13,
        ^invoic -5, ^keep -3, ^last 3, ^leav -3, ^lost 2, ^mak -16, ^manager -3, ^mani -13, ^meter 5, ^mis 3, ^no -10, ^nobodi -14, ^on -10,
        ^onc -3, ^order 5, ^our -6, ^overdu 3, ^payment 6, ^pleas 10, ^prioriti 13, ^refund 5, ^resolution 4, ^servic 9, ^severiti 10, ^som -7,
        ^staf -12, ^supplier 2, ^tel 11, ^tenant 2, ^ther 4, ^thes 7, ^this 5, ^ticket 8, ^timescal 9, ^to -4, ^urgent 6, ^we -5, ^when -8,
        ^wher -12, ^whoever -5, ^with -4, ^you 6, abl 2, about 2, abus -10, account 4, acknowledg -13, act 3, action 9, actual 2, additional 4,
        addres -3, advanc 4, advic -6, affect 6, after 2, afternoon 13, again 11, against -2, agent -7, ago 2, agr -2, agreement 3, ahead -4,
        aim 7, all -3, allow 3, alreadi 2, always -12, an 3, and -3, another -7, answer -2, apologi -15, appeal 3, application 2,
        appointment 3, area -10, arrang -15, arriv 6, ask -3, assessment 3, at 4, audit 10, august 2, automaticalli -6, availabl 7, averag 3,
        avoid -9, awai 2, back 4, badg -3, bag 6, bank 10, be 2, beat -8, becaus 7, been 8, befor 5, beforehand -5, begin 10, being -3,
        best -5, better 2, between 6, bil 7, blam -11, book -3, box -2, branch 2, breach -7, brought -2, busi -3, busines 4, but -2, cal -5,
        caller -6, can 2, cancel 7, cannot 11, car -16, card -5, carri 7, categori 10, caus 4, chang 7, channel -4, charg 2, chat -5,
        check -12, circumstanc -2, claim 5, clear -4, client 4, clos 5, coach -3, collect 13, com -7, comment 3, commit -8, communication 2,
        communiti 5, compani 4, compensation 10, complain -5, complainant -6, complex -3, confidential -7, connection 5, contractor 5,
        coordinator -5, cost 12, council -6, count 9, counter -19, court 9, cover 8, creat 9, credit 8, critical -2, current 4, customer 2,
        cut 2, damag 3, dat -2, day 7, deadlock 6, deal -13, decision 9, delai -2, deliver -4, deliveri -6, demand -2, depend 9, desk -2,
        director -5, discus -14, disput 5, dissatisfaction 4, document 8, down 8, during 3, duti -4, each -3, earli 11, effect -2, effort 3,
        eight 4, eligibl 2, els 5, email -2, emergenci 8, encourag 16, engineer -7, english 5, enquiri 3, event 5, everi -7, everyon -9,
        exampl 4, explain -8, expression 4, extra 2, fail 5, fault 13, fe 6, fee 12, feedback -9, few -8, fil 5, fin 3, final -4, financial 8,
        finish -3, fiv 8, flight 4, follow 3, for 3, form -9, four 11, fre -4, front -6, ful 7, fulli 2, further 6, get -2, giv -2, going -3,
        good -9, greet -8, grievanc 4, guarant 9, guarante 9, guest -7, had 4, half 6, hand 8, handl -12, has 2, hav 5, health 8, hear 13,
        help -3, high -12, hold -6, hom 2, hour 6, hourli 7, how -6, identifi -5, identification -5, immediat -3, impact 4, important 15,
        improv -8, incident 2, includ 3, inform -8, information 4, insid -4, introduc -6, investigat -5, investigation -5, invit -7, invoic -2,
        involv -15, issu 2, it -3, item 3, its -7, jargon -11, job -5, judg -6, just -7, keep -9, languag -5, last 4, lat 5, later -3,
        learn -11, least 6, leav -5, legal 6, les -3, let 9, letter -3, lin -2, listen -7, littl -5, liv -3, loan 5, log 5, longer 2, look -5,
        los 4, mail -9, main 18, maintenanc 2, manager -13, mani 7, manner -6, matter -3, may 3, mean 6, meant 4, measur -2, meet 3, member -2,
        messag -9, meter 7, minimum -2, minut 5, mobil 6, mondai -11, monei 4, month 7, monthli 3, mor 2, morning 12, most -7, mov -4, must 8,
        nam -5, need 2, never -11, new 2, next 6, no 3, nobodi -13, nodal -3, nois 2, non 5, normal -11, normalli 3, not 6, noth 6, notic 7,
        notifi -10, number -4, of 2, off 7, offic -6, officer -8, official -5, old 8, older 2, ombudsman 12, on 2, onc -3, onli 4, onlin -11,
        open -3, or -3, other -2, outcom 6, outsid 6, overdu -3, own 2, owner 5, p 3, packag 3, pag -3, part 3, pas -4, password -6,
        patient -9, pay 9, payment 8, pension 4, per 2, period -4, person -7, personal -6, phon -3, pick -4, plain -11, plan 8, pleas 14,
        pledg 3, point -8, polici 10, politeli -9, portal 5, position -7, possibl -11, prioriti 10, problem 8, procedur -6, proces 7,
        professional -7, progres -9, promis -3, prompt -8, promptli -14, properti 6, protect -5, provid 3, provider 7, public -7, publish 9,
        put -7, quarter 11, queri -6, question -10, queu -8, quick -9, quickli -10, quot -12, rais 2, rat 7, rather -3, read 7, rearrang 2,
        reason -9, reasonabl 5, receipt -3, recharg 7, record -5, recording 9, refer 4, referenc -6, refund 5, refus 7, register 4,
        regulator 8, repair 7, report 4, request 5, requir -3, resident -2, resolution 6, resolv -4, respons 6, responsibl 5, result 2,
        return 8, review 4, revis -10, right -7, risk 2, routin 7, rul -6, run 7, sam -9, satisfactori -5, satisfi 12, say -9, schedul -2,
        second 5, see -2, send -4, sender 10, senior -9, set 5, settl -6, seven 6, severiti 4, shar -7, sid 5, singl 2, sit -8, six 9, sla -5,
        slot 10, smal -9, smil -3, so -16, social -8, solv 5, som -7, somebodi -3, someon -9, someth -8, soon -13, sooner -3, speak -4,
        specialist -9, staf -8, stag -2, stai -7, standard 12, start 6, statement 11, status -5, step -9, student -6, suit -11, summari -18,
        supplier -6, support 3, survei 4, system -4, tak -4, talk -4, target 5, team -5, tel -3, telephon -6, ten 2, tenant 4, term -3,
        text -5, than 3, thei -8, themselv -5, then -5, ther 10, thes 6, thing -3, this 10, thos 9, thre 4, throughout -2, ticket -4, tier 8,
        tim 2, timefram 7, timeli -10, timelin 2, timescal -3, tolerat -9, too 6, touch -10, track -3, train -13, transfer -6, travel 2,
        treat -3, try -4, turn -4, twelv 5, twic -4, two 5, typicalli -6, under 10, understand -6, uniqu -7, unit -3, until 9, up -4,
        updat -12, urgent 3, usualli 4, valu 5, visit 3, voic -15, volum -2, warranti 4, was 3, way 2, we -4, wear -6, websit 8, week 6,
        weekend 3, welcom -8, wer 4, what 3, whatever -10, whenever -2, wher -6, wherever -9, whether 2, which -7, whil -11, who -4,
        whoever -11, why -14, wil -5, with -2, within 4, without 12, work -5, workaround 7, working 4, writ 8, wrong -2, year 12, your -4
        """;
}
