/// The look of every page: screen, phone, dark and paper.
enum PageStyle {
    /// The style sheet; without `<` and `&`, so that it is the same text in HTML and in XML.
    static let sheet: StaticString = #"""

        :root{color-scheme:light dark;--bg:#f3f4f6;--card:#fff;--ink:#151a21;--soft:#515c6b;--line:#dce0e6;
        --faint:#e9ecf0;
        --link:#1a56b0;--good:#17744a;--bad:#b3261e;--warn:#8a5000;--unsure:#5a4ab0;--idle:#5b6676;--shade:8%}
        @media screen and (prefers-color-scheme:dark){:root{--bg:#0e1217;--card:#171c23;--ink:#e7eaef;--soft:#a0abb9;
        --line:#2b333e;--faint:#262d37;--link:#8ab8ff;--good:#54c991;--bad:#ff8a80;--warn:#e8ac55;--unsure:#b5a6ff;
        --idle:#98a3b2;--shade:16%}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
        "Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
        header,main,footer{max-width:76rem;margin:0 auto;padding:0 1.5rem}
        header{padding-top:2.75rem}
        .kicker{margin:0;color:var(--soft);font-size:.8rem;font-weight:600;letter-spacing:.08em;
        text-transform:uppercase}
        h1{margin:.15rem 0 .35rem;font-size:clamp(1.7rem,1.25rem + 2vw,2.6rem);line-height:1.15;letter-spacing:-.022em;
        text-wrap:balance;overflow-wrap:anywhere}
        h2{margin:3rem 0 .75rem;font-size:1.45rem;line-height:1.25;letter-spacing:-.012em}
        h3{margin:0;font-size:1.06rem;line-height:1.35}
        p{margin:.4rem 0}
        .asof,.hint,.why,footer{color:var(--soft)}
        .hint{max-width:52rem;font-size:.92rem}
        a{color:var(--link);text-underline-offset:.18em}
        nav{display:flex;flex-wrap:wrap;gap:.5rem;margin:1.1rem 0 0}
        nav a{padding:.3rem .8rem;border:1px solid var(--line);border-radius:2rem;background:var(--card);
        font-size:.9rem;text-decoration:none}
        nav a:hover{border-color:var(--link)}
        nav .first{border-color:var(--link);background:var(--link);color:var(--card)}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        code{padding:.08em .34em;border-radius:.3em;background:var(--faint);overflow-wrap:anywhere;
        font:.86em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
        small{display:block;color:var(--soft);font-size:.8rem;font-weight:400}
        time{white-space:nowrap}
        .good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}.unsure{color:var(--unsure)}
        .idle{color:var(--idle)}
        i{background:currentColor;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .tag{display:inline-block;padding:.1em .6em;border-radius:1em;font-size:.78rem;font-weight:650;line-height:1.45;
        white-space:nowrap;background:color-mix(in srgb,currentColor var(--shade),transparent)}
        .alert{margin:0 0 1rem;padding:.8rem 1.1rem;border:1px solid var(--warn);border-radius:.7rem;
        background:color-mix(in srgb,var(--warn) var(--shade),var(--card))}
        .hero,.tile,article,table.cards,details,.pair div{border:1px solid var(--line);border-radius:.8rem;
        background:var(--card)}
        .hero{padding:1.3rem 1.5rem 1.1rem}
        .rate{margin:0;font-size:1.15rem;color:var(--soft)}
        .rate strong{color:var(--ink);font-size:clamp(2.4rem,2rem + 2.4vw,3.6rem);font-weight:700;line-height:1;
        letter-spacing:-.03em}
        .lead{max-width:60rem;text-wrap:pretty;margin:.5rem 0 1rem}
        .bar{display:flex;gap:2px;height:.55rem;min-width:6rem;border-radius:.3rem;overflow:hidden;
        background:var(--faint)}
        .bar i{flex:0 1 0;min-width:3px}
        .hero .bar{height:.9rem;border-radius:.45rem}
        .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.7rem 0 0;padding:0;list-style:none;font-size:.9rem}
        .legend i{display:inline-block;width:.7rem;height:.7rem;margin-right:.45rem;border-radius:.2rem}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.8rem;margin:.8rem 0 1.6rem}
        .tile{padding:.85rem 1.1rem .9rem;color:inherit}
        .tile dt{color:var(--soft);font-size:.88rem;font-weight:600}
        .tile dd{margin:0}
        .tile .value{font-size:1.75rem;font-weight:700;line-height:1.25;letter-spacing:-.02em}
        .tile .note{color:var(--soft);font-size:.86rem}
        .tile.good .value{color:var(--good)}.tile.bad .value{color:var(--bad)}.tile.warn .value{color:var(--warn)}
        .tile.unsure .value{color:var(--unsure)}
        table{width:100%;border-collapse:separate;border-spacing:0;font-size:.92rem}
        caption{padding:.2rem 0 .5rem;text-align:left;font-weight:650}
        th,td{padding:.5rem .7rem;text-align:left;vertical-align:top;unicode-bidi:isolate}
        th{font-weight:600}
        thead th{color:var(--soft);font-size:.8rem;line-height:1.3;vertical-align:bottom}
        tbody th,tbody td{border-top:1px solid var(--line)}
        .n{text-align:right;white-space:nowrap}
        .cards thead th.n{text-align:right}
        .cards td,.cards tbody th{overflow-wrap:anywhere}
        .cards tbody th{min-width:9rem}
        .cards td small,.cards td time{font-size:.84rem}
        tbody th code{display:inline-block;margin-top:.15rem}
        tbody th b{font-weight:650}
        .t-checks th span,.t-times th span:not(.tag){display:block}
        .t-checks thead th:first-child{width:38%}
        .t-checks td:nth-child(3){width:9rem;padding-top:.95rem}
        .t-checks th:nth-child(n+4),.t-times thead th:nth-child(n+2),.t-cost th:nth-child(n+2),.t-sources th:last-child,.t-reads th:nth-child(4),
        .t-vms thead th:nth-child(7),
        .t-vms thead th:nth-child(9){text-align:right}
        .t-cost th:last-child{text-align:left}
        details table.cards{border:0;border-radius:0;background:none}
        .t-reads thead th:first-child,.t-reads thead th:nth-child(3){width:21%}
        .t-reads thead th:first-child,.t-reads tbody th{padding-left:1.1rem}
        .t-reads thead th:nth-child(2){width:30%}.t-reads thead th:nth-child(4){width:8%}
        .t-findings{font-size:.88rem}
        .t-findings thead th:first-child{width:24%}.t-findings thead th:nth-child(2){width:13%}
        .t-findings thead th:nth-child(3){width:11.5rem}
        .t-findings thead th:first-child,.t-findings tbody th{padding-left:0}
        .t-findings td:last-child{white-space:pre-wrap}
        .fix{margin-top:.3rem}
        .fix>code:only-child{display:block;padding:.3rem .5rem;user-select:all}
        .t-findings td em{display:block;margin-bottom:.25rem;font-style:normal;color:var(--warn)}
        .t-waivers thead th:first-child{width:32%}.t-waivers thead th:nth-child(3){width:11.5rem}
        .t-waivers thead th:first-child,.t-waivers tbody th{padding-left:1.1rem}
        .t-waivers .tag{white-space:normal}
        .t-times{margin-top:1.1rem}
        .t-times thead th:first-child{width:30%}
        .t-times thead th:first-child,.t-times tbody th{padding-left:1.1rem}
        .t-times caption{padding-left:.1rem}
        .t-times th:last-child,.t-times td:last-child{padding-right:1.1rem}
        .t-times td:nth-child(5),.t-times td:nth-child(7){border-left:1px solid var(--line)}
        .t-vms{font-size:.84rem}
        .t-vms th,.t-vms td{padding:.45rem .55rem}
        .t-vms thead th:first-child{width:15%}.t-vms thead th:nth-child(4){width:15%}
        .t-vms thead th:nth-child(5){width:17%}.t-vms thead th:nth-child(6){width:15%}
        .t-vms td time{display:block;color:var(--soft);font-size:.78rem}
        .t-vms td span{font-weight:600}
        .t-vms td:nth-child(3){overflow-wrap:break-word}
        .t-findings caption,.t-vms caption,.t-sources caption,.t-waivers caption,.t-reads caption,.t-cost caption,
        .quiet{position:absolute;width:1px;
        height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        main>section:first-child:not([id]){margin-top:1.6rem}
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:.8rem;margin-top:1.4rem;
        align-items:start}
        .pair div{padding:.8rem 1.1rem}
        .counts th,.counts td{padding:.28rem 0;border:0;font-weight:400;overflow-wrap:anywhere}
        .counts td:nth-child(2){padding:.28rem .8rem;width:1%}
        .counts td:last-child{width:45%;vertical-align:middle}
        .counts i{display:block;height:.5rem;border-radius:.25rem}
        article{margin:.9rem 0;padding:1rem 1.2rem .4rem;border-left:4px solid currentColor}
        article>*{color:var(--ink)}
        article .why{color:var(--soft)}
        article .tag{margin-left:.35rem;vertical-align:.1em}
        .control{padding:.08em .5em;border:1px solid var(--line);border-radius:1em;font-size:.8rem;white-space:nowrap}
        .remedy,.why{max-width:68rem}
        article details{border:0;border-radius:0}
        article summary{padding:.45rem 0}
        details{margin:.7rem 0}
        summary{padding:.75rem 1.1rem;cursor:pointer}
        section>details{overflow-x:auto}
        .notes{padding-left:1.2rem;max-width:60rem;font-size:.92rem}
        .notes li{margin:.2rem 0}
        details>.aside{margin:0;padding:.3rem 1.1rem .8rem}
        details>.notes.aside{padding-left:2.3rem}
        summary small{display:inline;margin-left:.4rem}
        #cost h3{margin-top:1.2rem}
        footer{margin-top:3rem;padding-top:1rem;padding-bottom:3rem;font-size:.86rem}
        @media screen and (max-width:60rem){
        .t-checks caption{padding:.7rem 1rem 0;display:block}
        header,main,footer{padding-left:1rem;padding-right:1rem}
        header{padding-top:1.6rem}
        h2{margin-top:2.4rem}
        .hero{padding:1.1rem 1.1rem 1rem}
        .tiles{grid-template-columns:repeat(auto-fit,minmax(9.6rem,1fr));gap:.6rem}
        .tile{padding:.7rem .85rem}
        .tile .value{font-size:1.45rem}
        article{padding:.9rem .9rem .3rem}
        .cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .cards,.cards tbody,.cards tr,.cards th,.cards td{display:block}
        .cards tbody th,.cards tbody td{width:auto;padding:0;border:0;text-align:left;white-space:normal}
        .cards tr{padding:.75rem 1rem;border-top:1px solid var(--line)}
        .cards tr:first-child{border-top:0}
        .cards tbody th{margin-bottom:.3rem;font-size:1rem}
        .cards tbody td{position:relative;min-height:1.5em;padding:.1rem 0 .1rem 8.6rem;font-size:.92rem}
        .cards td::before{position:absolute;left:0;width:8.2rem;color:var(--soft);font-size:.84rem;font-weight:400}
        .t-findings tr,.t-vms tr{padding-left:0;padding-right:0}
        .t-vms tr{padding:.75rem 1.1rem}
        .t-checks tr{display:grid;grid-template-columns:repeat(3,1fr);gap:.35rem .8rem}
        .t-checks tbody th,.t-checks td:nth-child(3){grid-column:1/-1}
        .t-checks tbody th{margin:0}
        .t-checks tbody td{padding:0}
        .t-checks td:nth-child(2){grid-column:1/-1}
        .t-checks tbody td:nth-child(3){width:auto;min-height:0;padding:.15rem 0}
        .t-checks td::before{position:static;display:block;width:auto}
        .t-checks td:nth-child(4)::before{content:"Pass"}
        .t-checks td:nth-child(5)::before{content:"Fail"}
        .t-checks td:nth-child(6)::before{content:"Unknown"}
        .t-checks td:nth-child(7)::before{content:"Waived"}
        .t-checks td:nth-child(8)::before{content:"Not applicable"}
        .t-checks td:nth-child(9)::before{content:"Compliance"}
        .t-findings td:nth-child(2)::before{content:"Reason"}
        .t-findings td:nth-child(3)::before{content:"Since"}
        .t-findings td:nth-child(4)::before{content:"Evidence"}
        .t-waivers td:nth-child(2)::before{content:"State"}
        .t-waivers td:nth-child(3)::before{content:"Expires"}
        .t-waivers td:nth-child(4)::before{content:"Owner"}
        .t-waivers td:nth-child(5)::before{content:"Reason"}
        .t-times caption{padding:.7rem 1rem 0;display:block}
        .t-times td:nth-child(5),.t-times td:nth-child(7){border-left:0}
        .t-times tr{display:grid;grid-template-columns:repeat(3,1fr);gap:.35rem .8rem}
        .t-times tbody th{grid-column:1/-1;margin:0;padding:0}
        .t-times tbody td{padding:0}
        .t-times td::before{position:static;display:block;width:auto}
        .t-times td:nth-child(2)::before{content:"Failing now"}
        .t-times td:nth-child(3)::before{content:"Median"}
        .t-times td:nth-child(4)::before{content:"Longest"}
        .t-times td:nth-child(5)::before{content:"Waived"}
        .t-times td:nth-child(6)::before{content:"No answer"}
        .t-times td:nth-child(7)::before{content:"Fixed"}
        .t-times td:nth-child(8)::before{content:"Time to fix"}
        .t-times td:nth-child(9)::before{content:"9 of 10"}
        .t-times td:nth-child(10)::before{content:"Longest"}
        .t-vms td:nth-child(2)::before{content:"Verdict"}
        .t-vms td:nth-child(3)::before{content:"Power"}
        .t-vms td:nth-child(4)::before{content:"System"}
        .t-vms td:nth-child(5)::before{content:"Agent"}
        .t-vms td:nth-child(6)::before{content:"Patching"}
        .t-vms td:nth-child(7)::before{content:"Updates"}
        .t-vms td:nth-child(8)::before{content:"Open CVEs"}
        .t-vms td:nth-child(9)::before{content:"Policies"}
        .t-reads td:empty{display:none}
        .t-reads td:nth-child(2)::before{content:"State"}
        .t-reads td:nth-child(3)::before{content:"Last success"}
        .t-reads td:nth-child(4)::before{content:"Age"}
        .t-reads td:nth-child(5)::before{content:"Reason"}
        .t-sources td:nth-child(2)::before{content:"Project"}
        .t-sources td:nth-child(3)::before{content:"State"}
        .t-sources td:nth-child(4)::before{content:"Last read well"}
        .t-sources td:nth-child(5)::before{content:"Age"}
        .t-cost td:nth-child(2)::before{content:"Hours so far"}
        .t-cost td:nth-child(3)::before{content:"Free hours"}
        .t-cost td:nth-child(4)::before{content:"Cost so far"}
        .t-cost td:nth-child(5)::before{content:"Expected"}
        .t-cost td:nth-child(6)::before{content:"Low to high"}
        .t-cost td:nth-child(7)::before{content:"Pool used up"}}
        @media print{
        @page{margin:13mm 12mm}
        @page wide{size:landscape}
        #everything{page:wide}
        :root{--bg:#fff}
        body{font-size:9.5pt}
        header,main,footer{max-width:none;padding:0}
        nav,.alert a{display:none}
        a{color:inherit;text-decoration:none}
        h2{margin-top:1.6rem;break-after:avoid}
        h3,caption,.why,.remedy,summary{break-after:avoid}
        tr,.tile,.hero,.pair div{break-inside:avoid}
        .tiles{grid-template-columns:repeat(4,1fr);gap:.5rem}
        .pair{grid-template-columns:repeat(3,1fr);gap:.5rem}
        .tile,.pair div{padding:.5rem .7rem}
        .tile .value{font-size:1.3rem}
        table{font-size:8pt}
        .t-vms{font-size:7.6pt}
        th,td,.t-vms th,.t-vms td{padding:.28rem .35rem}
        .t-findings thead th:nth-child(3){width:14%}
        .t-findings td time{white-space:normal}
        .cards th small,.cards td small,.cards td time,.t-vms td time,.cards .tag,thead th{font-size:.95em}
        .bar{min-width:3rem}
        .t-checks td:nth-child(3){width:5rem}
        details::details-content{content-visibility:visible;display:block;height:auto}
        section>details{overflow:visible}
        summary{list-style:none}}

        """#
}
