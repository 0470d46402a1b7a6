"""Which hosts may be connected to."""

from ipaddress import ip_address

import pytest

from onrecord.read.web.hosts import is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1", "fec0::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
        "2001:0:0:0:0:0:80ff:fffe", "::127.0.0.1", "::ffff:0:7f00:1", "64:ff9b:1::7f00:1",
        "64:ff9b::a9fe:a9fe", "3fff::1", "5f00::1", "100::1", "192.0.0.8", "192.88.99.1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_on_the_open_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_addresses_on_the_open_internet(address: str) -> None:
    assert is_public(ip_address(address))
