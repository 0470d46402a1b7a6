"""The room `shards`: readings of many pages as Parquet files, written by any engine, loaded later.

`read_here` reads parcels of pages by the processes of this machine, `clustered.read_clustered` by
those of a cluster; both leave the same files. `loaded` gives back what is in them.
"""

from onrecord.shards.folder import ShardFolder
from onrecord.shards.here import Done, read_here
from onrecord.shards.loading import loaded
from onrecord.shards.parcels import Parcel, parcels_of
from onrecord.shards.receipts import Receipt, Shard

__all__ = ["Done", "Parcel", "Receipt", "Shard", "ShardFolder", "loaded", "parcels_of", "read_here"]
