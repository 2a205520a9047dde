"""One thing changed in a proof of three or more players, in its text form, or in the result that it proves."""
import copy
import re
from fractions import Fraction


def changed_proof(choose, text):
    """With a step changed, one of each kind as likely."""
    head, steps = text.split("\n")[:3], text.split("\n")[3:-2]
    kind = choose.choice(sorted({step.split(" ")[0] for step in steps}))
    k = choose.choice([i for i, step in enumerate(steps) if step.split(" ")[0] == kind])
    how = choose.choice(["number", "number", "sign", "words", "drop", "leaf", "twice", "exchange"])
    numbers = list(re.finditer(r"-?\d+", steps[k]))
    if how in ("number", "sign") and numbers:
        at = choose.choice(numbers)
        value = int(at[0]) + choose.choice([-2, -1, 1, 2]) if how == "number" else -int(at[0])
        steps[k] = steps[k][:at.start()] + str(value) + steps[k][at.end():]
    elif how == "words" and len(numbers) > 1:
        words = steps[k].split(" ")
        a, b = choose.sample(range(1, len(words)), 2) if len(words) > 2 else (0, 0)
        words[a], words[b] = words[b], words[a]
        steps[k] = " ".join(words)
    elif how == "leaf":
        leaves = [i for i, step in enumerate(steps) if step.split(" ")[0] in ("empty", "one", "set")]
        if leaves:
            del steps[choose.choice(leaves)]
    elif how == "twice":
        steps.insert(k, steps[k])
    elif how == "exchange" and k > 0:
        steps[k - 1], steps[k] = steps[k], steps[k - 1]
    else:
        del steps[k]
    return "\n".join([*head, *steps, f"qed {len(steps)}", ""])


def changed_set(choose, subset, sizes):
    """A set with another condition or vertex, or one less; whether it may be the same set."""
    how = choose.choice(["drop", "turn", "more", "kind", "vertex", "inside"])
    lists = ["equations", "inequalities"]
    key = choose.choice([each for each in lists if subset[each]])
    condition = choose.choice(subset[key])
    if how == "drop":
        subset[key].remove(condition)
    elif how == "turn":
        condition["strategy"], condition["reference"] = condition["reference"], condition["strategy"]
    elif how == "more":
        i = choose.randrange(len(sizes))
        a, b = choose.sample(range(sizes[i]), 2)
        subset[choose.choice(lists)].append({"player": i, "strategy": a, "reference": b})
    elif how == "kind":
        subset[key].remove(condition)
        subset[lists[1 - lists.index(key)]].append(condition)
    elif how == "vertex":
        choose.choice(subset["polytopes"]).pop()
    elif subset["inside"]:
        choose.choice(subset["inside"])[0] = "1/7" if subset["inside"][0][0] != "1/7" else "2/7"
        return False
    return True


def changed_result(choose, result):
    """With one equilibrium more or less, or another one."""
    changed = copy.deepcopy(result)
    equilibria, components = changed["equilibria"], changed["components"]
    k = choose.randrange(len(equilibria))
    component = choose.choice(components)
    products = [subset for subset in component["subsets"] if "strategies" in subset]
    # What a set with conditions meets, and which of its points are listed, is not checked.
    others = [each for each in components if not any("polytopes" in subset for subset in each["subsets"])]
    how = choose.choice(["less", "more", "probability", "component", "subset", "vertex", "joined", "mean", "number", "named", "empty"])
    if how == "less" and any(k + 1 in each["equilibria"] for each in others):
        del equilibria[k]
        for each in components:
            each["equilibria"] = [e - (e > k) for e in each["equilibria"] if e != k + 1]
            for subset in each["subsets"]:
                if "strategies" in subset:
                    subset["strategies"] = [[e - (e > k) for e in own if e != k + 1] for own in subset["strategies"]]
            each["subsets"] = [subset for subset in each["subsets"] if all(subset.get("strategies", [1]))]
        changed["components"] = [each for each in components if each["equilibria"]]
    elif how == "number":
        choose.choice(choose.choice([equilibria, components]))["id"] += 1
    elif how == "named":
        equilibria[k]["component"] += 1
    elif how == "empty":
        components.append({**component, "id": len(components) + 1, "equilibria": [],
                           "subsets": choose.choice([[], component["subsets"]])})
    elif how == "more":
        equilibria.append(copy.deepcopy(equilibria[k]))
        components.append(copy.deepcopy(component))
        components[-1]["equilibria"] = [len(equilibria)]
        components[-1]["subsets"] = [{"strategies": [[len(equilibria)]] * len(equilibria[k]["profile"])}]
    elif how == "subset":
        component["subsets"].remove(choose.choice(component["subsets"]))
    elif how == "vertex" and products:
        choose.choice(choose.choice(products)["strategies"]).pop()
    elif how == "joined" and len(others) > 1:
        component, other = choose.sample(others, 2)
        component["equilibria"] += other["equilibria"]
        component["subsets"] += other["subsets"]
        components.remove(other)
    elif how == "mean" and products:
        # One more end point, between two that there are, by itself or with them.
        subset = choose.choice(products)
        i = choose.randrange(len(subset["strategies"]))
        first, last = (equilibria[e - 1]["profile"][i] for e in (subset["strategies"][i][0], subset["strategies"][i][-1]))
        new = copy.deepcopy(equilibria[k])
        new["profile"][i] = [a if a is None or b is None else str((Fraction(a) + Fraction(b)) / 2)
                             for a, b in zip(first, last)]
        equilibria.append(new)
        component["equilibria"].append(len(equilibria))
        subset["strategies"][i].append(len(equilibria))
    elif how != "component":
        mix = choose.choice(equilibria[k]["profile"])
        s = choose.randrange(len(mix))
        mix[s] = "1/7" if mix[s] != "1/7" else "2/7"
    else:
        components.remove(component)
    return changed
