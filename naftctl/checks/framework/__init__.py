"""N231 to N253: has a framework version the properties that every version must have?"""
