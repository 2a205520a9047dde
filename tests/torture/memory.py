"""Address space of 8 to 400 MB: solved, or told; never a signal."""

import json
import random

from trial import jobs

SHARE = 3


def trials(program, seed):
    draw = random.Random(seed)
    least = next(size for size in range(4, 200) if program.run("--version", shell=limit(size * 1024))[0] == 0)
    summary.least = least
    every = jobs(program)
    big = {"payoffs": [[[draw.randint(0, 9), draw.randint(0, 9)] for _ in range(300)] for _ in range(300)]}
    with open("big.json", "w", encoding="utf-8") as file:
        json.dump(big, file)
    digits = {"matrices": [[[str(draw.randint(1, 10**3000)) + "/" + str(draw.randint(1, 10**3000)) for _ in range(4)]
                            for _ in range(4)] for _ in range(2)]}
    with open("digits.json", "w", encoding="utf-8") as file:
        json.dump(digits, file)
    with open("three.json", "w", encoding="utf-8") as file:
        json.dump({"payoffs": [[[[draw.randint(0, 99) for _ in range(3)] for _ in range(6)] for _ in range(6)]
                               for _ in range(6)]}, file)
    alone = (["big.json", "--find", "pure"], ["big.json", "--time-limit", "0.3"], ["info", "big.json"],
             ["convert", "big.json", "out/b.nfg"], ["digits.json", "--time-limit", "0.3"],
             ["three.json", "--time-limit", "0.3"], ["plot", "big.json", "-o", "out/b.html", "--time-limit", "0.3"],
             ["explain", "digits.json", "--time-limit", "0.3"])
    while True:
        kilobytes = int(1024 * draw.choice((draw.uniform(least, 60), draw.uniform(least, 400))))
        summary.sizes.add(kilobytes)
        if draw.random() < 0.5:
            job = draw.choice(every)

            def trial(job=job, kilobytes=kilobytes):
                code, output, _ = program.run(*job.arguments, shell=limit(kilobytes))
                return job.judge(code, output)
            yield f"{job.name} in {kilobytes} KB", trial
        else:
            arguments = draw.choice(alone)

            def trial(arguments=arguments, kilobytes=kilobytes):
                code, _, error = program.run(*arguments, shell=limit(kilobytes))
                every[0].clear()
                return "" if code in (0, 1, 3) else f"exit {code}: {error[-100:]!r}"
            yield f"{' '.join(arguments)} in {kilobytes} KB", trial


def limit(kilobytes):
    return f"ulimit -c 0; ulimit -v {kilobytes};"


def summary():
    return f"{len(summary.sizes)} sizes; the program begins in {summary.least} MB"


summary.sizes = set()
summary.least = 0
