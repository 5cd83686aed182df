"""Files <-> parcels: everything a person keeps, in the formats that other programs write and read."""
