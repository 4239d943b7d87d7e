"""The record: readings of many articles become one line per act, with its history and every word that it rests on."""
