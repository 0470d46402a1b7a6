from onrecord.nets.copies import first_of_each


def test_what_is_the_same_is_worked_out_once() -> None:
    assert first_of_each("abacb") == ([0, 1, 3], [0, 1, 0, 2, 1])


def test_of_nothing_nothing_is_worked_out() -> None:
    assert first_of_each("") == ([], [])
