

def test_a_slash_between_names_is_a_space() -> None:
    assert same_name("Courier/Harbour News", "Courier and Harbour News", "body")
